"use client";
import { useMutation } from "@tanstack/react-query";
import { Bot, FlaskConical } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import type { BotRule } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Input } from "@/ui/input";
import { Spinner } from "@/ui/spinner";
import { Card } from "../parts/admin-page";

type DryRunProps = {
  rules: readonly BotRule[];
  /** Tells which rule matched, so that the list can show it. */
  onMatch: (id: number | null) => void;
};

/** Asks what the bot would say, without anything being sent. */
export function DryRun({ rules, onMatch }: DryRunProps) {
  const t = useTranslations("admin.bot.try");
  const explain = useExplain();
  const [text, setText] = useState("");
  const attempt = useMutation({
    mutationFn: (body: { text: string; ask_ai?: boolean }) =>
      data(api.POST("/bot/rules/try", { body })),
    onSuccess: (result) => onMatch(result.rule_id),
    onError: () => onMatch(null),
  });
  const result = attempt.data;
  const rule = rules.find(({ id }) => id === result?.rule_id);

  function ask(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== "") {
      attempt.mutate({ text });
    }
  }

  return (
    <Card title={t("title")} lead={t("lead")}>
      <form onSubmit={ask} className="flex flex-wrap items-end gap-2">
        <Field label={t("label")} className="min-w-0 flex-1 basis-56">
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={4096}
              placeholder={t("placeholder")}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={attempt.isPending || text.trim() === ""}>
          {attempt.isPending ? <Spinner /> : <FlaskConical />}
          {t("submit")}
        </Button>
      </form>
      <div aria-live="polite" className="empty:hidden">
        {attempt.error && (
          <div className="pt-3">
            <FormProblem>{explain(attempt.error)}</FormProblem>
          </div>
        )}
        {result && !attempt.isPending && (
          <div className="mt-4 space-y-2 rounded-lg bg-thread p-3">
            <p className="flex items-center gap-1.5 text-xs text-muted-foreground">
              <Bot aria-hidden className="size-4 shrink-0 text-bot" />
              {result.by === "rule"
                ? t("by.rule", { name: rule?.name ?? String(result.rule_id) })
                : result.by === "ai"
                  ? t("by.ai")
                  : result.by === "command"
                    ? t("by.command")
                    : t("by.fallback")}
            </p>
            {result.answer === null ? (
              <p className="text-muted-foreground">
                {t(result.by === "ai" ? "aiNotAsked" : "silence")}
              </p>
            ) : (
              <p
                dir="auto"
                className="w-fit max-w-[85%] rounded-xl rounded-ss-sm bg-bubble-bot px-3 py-2 wrap-anywhere whitespace-pre-wrap"
              >
                {result.answer}
              </p>
            )}
            {result.by === "ai" && result.answer === null && (
              <Button
                size="sm"
                variant="secondary"
                onClick={() => attempt.mutate({ text, ask_ai: true })}
              >
                {t("askAi")}
              </Button>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
