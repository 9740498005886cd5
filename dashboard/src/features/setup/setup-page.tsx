"use client";
import { zodResolver } from "@/lib/zod-resolver";
import { KeyRound, MessagesSquare } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import * as z from "zod/mini";
import { PasswordField } from "@/features/admin/team/password-field";
import { USERNAME, passwordRule } from "@/features/admin/team/rules";
import { showFieldErrors } from "@/features/admin/parts/field-errors";
import { FormProblem } from "@/ui/form-problem";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Link } from "@/ui/link";
import { Spinner } from "@/ui/spinner";
import { StatePanel } from "@/ui/state";
import { setupCode } from "./setup-code";

const never = () => () => {};
const readCode = () => setupCode(window.location);

type Fields = { username: string; name: string; password: string };

/** The first account of an empty installation, made by whoever has the one-time link. */
export function SetupPage() {
  const t = useTranslations();
  // There is no address while the page is rendered for the export.
  const found = useSyncExternalStore(never, readCode, () => null);
  const [outcome, setOutcome] = useState<"made" | "wrong" | null>(null);
  const code = outcome === "wrong" ? "" : found;

  function end(as: "made" | "wrong") {
    setOutcome(as);
    // Spent or void: it need not stay in the address.
    window.history.replaceState(null, "", window.location.pathname);
  }

  return (
    <main className="grid min-h-dvh place-items-center bg-thread p-4">
      <div className="w-full max-w-sm space-y-6 rounded-2xl border border-border bg-card p-6 shadow-sm sm:p-8">
        <header className="space-y-2">
          <div className="flex items-center gap-2.5 text-primary">
            <MessagesSquare aria-hidden className="size-7" />
            <span className="text-base font-semibold text-foreground">{t("common.app")}</span>
          </div>
          <h1 className="pt-2 text-2xl font-semibold tracking-tight">{t("login.setup.title")}</h1>
        </header>
        {outcome === "made" ? (
          <div className="space-y-4">
            <p role="status">{t("login.setup.done")}</p>
            <Button asChild size="lg" className="w-full">
              <Link href="/login/">{t("login.submit")}</Link>
            </Button>
          </div>
        ) : code === "" ? (
          <StatePanel
            role="alert"
            className="h-auto p-0"
            icon={<KeyRound />}
            title={t("login.setup.wrongLink")}
            action={
              <Button asChild variant="secondary">
                <Link href="/login/">{t("login.title")}</Link>
              </Button>
            }
          />
        ) : (
          <>
            <p className="text-muted-foreground">{t("login.setup.lead")}</p>
            {code !== null && (
              <SetupForm code={code} onMade={() => end("made")} onWrong={() => end("wrong")} />
            )}
          </>
        )}
      </div>
    </main>
  );
}

type SetupFormProps = { code: string; onMade: () => void; onWrong: () => void };

function SetupForm({ code, onMade, onWrong }: SetupFormProps) {
  const t = useTranslations();
  const explain = useExplain();
  const form = useForm<Fields>({
    resolver: zodResolver(
      z.object({
        username: z.string().check(z.trim(), z.regex(USERNAME, t("admin.team.form.usernameRule"))),
        name: z
          .string()
          .check(
            z.trim(),
            z.minLength(1, t("admin.team.form.nameMissing")),
            z.maxLength(100, t("admin.team.form.nameLong")),
          ),
        password: passwordRule(t("admin.team.form.passwordShort")),
      }),
    ),
    defaultValues: { username: "", name: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  async function submit(values: Fields) {
    try {
      await data(api.POST("/auth/setup", { body: { code, ...values } }));
      onMade();
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 403) {
        onWrong();
      } else if (
        !showFieldErrors(error, ["username", "name", "password"], form.setError, (field) =>
          t(`admin.team.refused.${field}`),
        )
      ) {
        form.setError("root", { message: explain(error) });
      }
    }
  }

  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event) => void form.handleSubmit(submit)(event)}
    >
      <Field label={t("login.setup.name")} error={errors.name?.message}>
        {(control) => (
          <Input {...control} {...form.register("name")} dir="auto" autoComplete="name" autoFocus />
        )}
      </Field>
      <Field label={t("login.username")} error={errors.username?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register("username")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <PasswordField
        label={t("login.password")}
        error={errors.password?.message}
        registration={form.register("password")}
      />
      <FormProblem>{errors.root?.message}</FormProblem>
      <Button type="submit" size="lg" className="w-full" disabled={isSubmitting}>
        {isSubmitting && <Spinner />}
        {t("login.setup.submit")}
      </Button>
    </form>
  );
}
