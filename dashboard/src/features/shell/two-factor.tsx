"use client";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import { useExplain } from "@/lib/explain";
import { session, useUser } from "@/lib/session";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Spinner } from "@/ui/spinner";
import { QrCode } from "./qr-code";

type Step =
  { at: "rest" } | { at: "scan"; secret: string; uri: string } | { at: "codes"; codes: string[] };

/** A second factor: scan, confirm with a code, keep the recovery codes. */
export function TwoFactor() {
  const t = useTranslations("shell.account");
  const explain = useExplain();
  const user = useUser();
  const [step, setStep] = useState<Step>({ at: "rest" });
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const isOn = user.two_factor === true;

  async function attempt(work: () => Promise<Step>, wrong: string) {
    setBusy(true);
    setProblem(undefined);
    try {
      setStep(await work());
      setTyped("");
    } catch (error) {
      const isWrong = error instanceof ApiProblem && [400, 401, 403, 422].includes(error.status);
      setProblem(isWrong ? wrong : explain(error));
    } finally {
      setBusy(false);
    }
  }

  const begin = () =>
    attempt(async () => {
      const { secret, otpauth_uri } = await data(
        api.POST("/auth/two-factor", { body: { current_password: typed } }),
      );
      return { at: "scan", secret, uri: otpauth_uri };
    }, t("wrongPassword"));

  const confirm = () =>
    attempt(async () => {
      const { recovery_codes } = await data(
        api.POST("/auth/two-factor/confirm", { body: { code: typed.replace(/\s/g, "") } }),
      );
      void session.reload();
      return { at: "codes", codes: recovery_codes };
    }, t("wrongCode"));

  const disable = () =>
    attempt(async () => {
      await data(api.POST("/auth/two-factor/disable", { body: { current_password: typed } }));
      void session.reload();
      toast.success(t("twoFactorDisabled"));
      return { at: "rest" };
    }, t("wrongPassword"));

  return (
    <section aria-labelledby="account-two-factor" className="space-y-3">
      <h3 id="account-two-factor" className="flex items-center gap-2 text-sm font-semibold">
        {t("twoFactor")}
        <Badge tone={isOn ? "success" : "neutral"}>{t(isOn ? "on" : "off")}</Badge>
      </h3>
      {step.at === "codes" ? (
        <Codes codes={step.codes} onDone={() => setStep({ at: "rest" })} />
      ) : (
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            void (step.at === "scan" ? confirm() : isOn ? disable() : begin());
          }}
        >
          {step.at === "scan" ? (
            <>
              <p className="text-sm text-muted-foreground">{t("scan")}</p>
              <QrCode text={step.uri} label={t("qr")} />
              <p className="text-xs text-muted-foreground">
                {t("secret")}{" "}
                <code dir="ltr" className="font-mono text-sm break-all text-foreground">
                  {step.secret}
                </code>
              </p>
              <Field label={t("code")} error={problem}>
                {(control) => (
                  <Input
                    {...control}
                    dir="ltr"
                    inputMode="numeric"
                    autoComplete="one-time-code"
                    maxLength={10}
                    value={typed}
                    onChange={({ target }) => setTyped(target.value)}
                  />
                )}
              </Field>
            </>
          ) : (
            <>
              <p className="text-sm text-muted-foreground">
                {t(isOn ? "twoFactorOnHint" : "twoFactorOffHint")}
              </p>
              <Field label={t("currentPassword")} error={problem}>
                {(control) => (
                  <Input
                    {...control}
                    type="password"
                    autoComplete="current-password"
                    value={typed}
                    onChange={({ target }) => setTyped(target.value)}
                  />
                )}
              </Field>
            </>
          )}
          <Button
            type="submit"
            variant={isOn && step.at === "rest" ? "danger" : "secondary"}
            disabled={busy || typed === ""}
          >
            {busy && <Spinner />}
            {t(step.at === "scan" ? "confirm" : isOn ? "disable" : "setUp")}
          </Button>
        </form>
      )}
    </section>
  );
}

function Codes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useTranslations("shell.account");
  const common = useTranslations("common");
  return (
    <div role="status" className="space-y-3 rounded-md bg-warning-soft p-3">
      <p className="text-sm font-medium text-warning">{t("recoveryLead")}</p>
      <ul dir="ltr" className="grid grid-cols-2 gap-1 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="secondary"
          onClick={() =>
            void navigator.clipboard
              .writeText(codes.join("\n"))
              .then(() => toast.success(common("copied")))
          }
        >
          {t("copyCodes")}
        </Button>
        <Button size="sm" onClick={onDone}>
          {t("codesKept")}
        </Button>
      </div>
    </div>
  );
}
