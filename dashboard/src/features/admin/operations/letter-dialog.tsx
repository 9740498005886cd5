"use client";
import { useQuery } from "@tanstack/react-query";
import { EyeOff } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useFormatter, useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { DeadLetter, DeadLetterWhole } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Dialog } from "@/ui/dialog";
import { FormProblem } from "@/ui/form-problem";
import { Spinner } from "@/ui/spinner";
import { Loaded } from "../parts/loaded";
import { letterQuery, nameOf, positionOf } from "./queries";

type LetterDialogProps = { letter: DeadLetter; onClose: () => void; onDone: () => void };

/** One dead letter with its story. What customers wrote is covered until somebody asks for it. */
export function LetterDialog({ letter, onClose, onDone }: LetterDialogProps) {
  const t = useTranslations("admin.operations.letters");
  const explain = useExplain();
  const whole = useQuery(letterQuery(letter));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [dropping, setDropping] = useState(false);
  const name = nameOf(letter);
  const params = { params: { path: positionOf(letter) } };

  async function act(deed: "replay" | "drop") {
    setBusy(true);
    setProblem(undefined);
    try {
      await data(
        deed === "replay"
          ? api.POST("/ops/dead-letters/{topic}/{partition}/{offset}/replay", params)
          : api.POST("/ops/dead-letters/{topic}/{partition}/{offset}/drop", params),
      );
      toast.success(t(deed === "replay" ? "replayedOne" : "droppedOne", { name }));
      onDone();
      onClose();
    } catch (error) {
      setProblem(
        error instanceof ApiProblem && error.code === "not-replayable"
          ? t("notReplayable")
          : explain(error),
      );
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("one")}
      description={<bdi className="font-mono text-xs wrap-anywhere">{name}</bdi>}
      className="sm:max-w-2xl"
    >
      <Loaded query={whole}>{(data) => <Story whole={data} />}</Loaded>
      <FormProblem>{problem}</FormProblem>
      {letter.state === "open" && (
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="secondary" disabled={busy} onClick={() => setDropping(true)}>
            {t("drop")}
          </Button>
          <Button
            disabled={busy || letter.source_topic === null}
            title={letter.source_topic === null ? t("notReplayable") : undefined}
            onClick={() => void act("replay")}
          >
            {busy && <Spinner />}
            {t("replay")}
          </Button>
        </div>
      )}
      {letter.state === "open" && letter.source_topic === null && (
        <p className="text-xs text-muted-foreground">{t("notReplayable")}</p>
      )}
      <Confirm
        open={dropping}
        onOpenChange={setDropping}
        title={t("dropTitle")}
        description={t("dropDetail")}
        action={t("drop")}
        onConfirm={() => act("drop")}
      />
    </Dialog>
  );
}

function Story({ whole }: { whole: DeadLetterWhole }) {
  const t = useTranslations("admin.operations.letters");
  const format = useFormatter();
  const [revealed, setRevealed] = useState(false);
  const { letter } = whole;
  const facts = [
    [t("cause"), letter.cause],
    [t("from"), letter.source_topic],
    [t("consumer"), letter.consumer_group],
    [
      t("when"),
      format.dateTime(new Date(letter.arrived_at), { dateStyle: "medium", timeStyle: "medium" }),
    ],
    [t("size"), format.number(letter.size, { style: "unit", unit: "byte", unitDisplay: "long" })],
  ] as const;
  return (
    <div className="space-y-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-xs">
        {facts.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-muted-foreground">{term}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <bdi>{value ?? "–"}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {!revealed && (
        <div className="flex flex-wrap items-center gap-3 rounded-lg bg-muted p-3">
          <EyeOff aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <p className="min-w-0 flex-1 text-muted-foreground">{t("masked")}</p>
          <Button size="sm" variant="secondary" onClick={() => setRevealed(true)}>
            {t("reveal")}
          </Button>
        </div>
      )}
      {revealed && (
        <>
          {whole.message && <Code title={t("message")} text={whole.message} />}
          {letter.key && <Code title={t("key")} text={letter.key} />}
          <Code
            title={t("headers")}
            text={Object.entries(whole.headers)
              .map(([header, value]) => `${header}: ${value}`)
              .join("\n")}
          />
          <Code
            title={t(whole.encoding === "base64" ? "payloadBase64" : "payload")}
            text={pretty(whole.value ?? "")}
          />
          {whole.truncated && <p className="text-xs text-muted-foreground">{t("truncated")}</p>}
        </>
      )}
    </div>
  );
}

const Code = ({ title, text }: { title: string; text: string }) => (
  <section aria-label={title} className="space-y-1">
    <h3 className="text-xs font-medium text-muted-foreground">{title}</h3>
    <pre
      dir="ltr"
      tabIndex={0}
      className="max-h-56 overflow-auto rounded-md bg-muted p-2.5 text-xs wrap-anywhere whitespace-pre-wrap"
    >
      {text || "–"}
    </pre>
  </section>
);

/** JSON in lines of its own; anything else as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
