"use client";
import { zodResolver } from "@/lib/zod-resolver";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { BotRule, BotRuleBody } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormDialog } from "@/ui/form-dialog";
import { Input, Select, Textarea } from "@/ui/input";
import { ChipsInput } from "../parts/chips-input";
import { showFieldErrors } from "../parts/field-errors";
import { RULES, changeRule } from "./queries";
import { ruleSchema, type RuleFields } from "./rule-schema";

const FIELDS = ["name", "kind", "keywords", "answer", "priority", "max_words"] as const;

const valuesOf = (rule: BotRule | null): RuleFields => ({
  name: rule?.name ?? "",
  kind: rule?.kind ?? "contains",
  keywords: rule?.keywords ?? [],
  answer: rule?.answer ?? "",
  priority: rule?.priority ?? 50,
  max_words: rule?.max_words ? String(rule.max_words) : "",
  enabled: rule?.enabled ?? true,
});

type RuleFormProps = {
  /** What is changed; null for a new one. */
  rule: BotRule | null;
  onClose: () => void;
};

/** Makes or changes a rule. Where somebody else was faster, the choice is between their version and this one. */
export function RuleForm({ rule, onClose }: RuleFormProps) {
  const t = useTranslations("admin.bot.form");
  const explain = useExplain();
  const cache = useQueryClient();
  const [base, setBase] = useState(rule);
  const [theirs, setTheirs] = useState<BotRule | null>(null);
  const form = useForm<RuleFields>({
    resolver: zodResolver(
      ruleSchema({
        nameMissing: t("nameMissing"),
        nameLong: t("nameLong"),
        keywordsMissing: t("keywordsMissing"),
        keywordsMany: t("keywordsMany"),
        keywordLong: t("keywordLong"),
        keywordEmpty: t("keywordEmpty"),
        answerMissing: t("answerMissing"),
        answerLong: t("answerLong"),
        priorityRule: t("priorityRule"),
        maxWordsRule: t("maxWordsRule"),
      }),
    ),
    defaultValues: valuesOf(rule),
  });
  const { errors, isSubmitting } = form.formState;
  const keywordsError =
    errors.keywords?.message ??
    (Array.isArray(errors.keywords)
      ? errors.keywords.find((one) => one?.message)?.message
      : undefined);

  async function submit(values: RuleFields) {
    const body: BotRuleBody = {
      ...values,
      max_words: values.max_words.trim() === "" ? null : Number(values.max_words),
    };
    try {
      await (base ? changeRule(base, body) : data(api.POST("/bot/rules", { body })));
      await cache.invalidateQueries({ queryKey: RULES });
      toast.success(t("saved", { name: values.name }));
      onClose();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "name-taken") {
        form.setError("name", { message: t("nameTaken") }, { shouldFocus: true });
      } else if (error instanceof ApiProblem && error.status === 409 && error.body.rule) {
        setTheirs(error.body.rule as BotRule);
      } else if (!showFieldErrors(error, FIELDS, form.setError)) {
        form.setError("root", { message: explain(error) });
      }
    }
  }

  function take(keepMine: boolean) {
    setBase(theirs);
    if (!keepMine) {
      form.reset(valuesOf(theirs));
    }
    setTheirs(null);
    void cache.invalidateQueries({ queryKey: RULES });
  }

  return (
    <FormDialog
      title={t(rule ? "edit" : "new")}
      className="sm:max-w-xl"
      ready={theirs === null}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={form.handleSubmit(submit)}
      onClose={onClose}
    >
      <Field label={t("name")} hint={t("nameHint")} error={errors.name?.message}>
        {(control) => (
          <Input {...control} {...form.register("name")} dir="auto" autoComplete="off" />
        )}
      </Field>
      <Controller
        control={form.control}
        name="keywords"
        render={({ field }) => (
          <ChipsInput
            label={t("keywords")}
            hint={t("keywordsHint")}
            error={keywordsError}
            values={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t("kind")}>
          {(control) => (
            <Select {...control} {...form.register("kind")}>
              <option value="contains">{t("contains")}</option>
              <option value="exact">{t("exact")}</option>
            </Select>
          )}
        </Field>
        <Field label={t("maxWords")} hint={t("maxWordsHint")} error={errors.max_words?.message}>
          {(control) => <Input {...control} {...form.register("max_words")} inputMode="numeric" />}
        </Field>
        <Field label={t("priority")} hint={t("priorityHint")} error={errors.priority?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register("priority", { valueAsNumber: true })}
              inputMode="numeric"
            />
          )}
        </Field>
      </div>
      <Field label={t("answer")} error={errors.answer?.message}>
        {(control) => <Textarea {...control} {...form.register("answer")} dir="auto" rows={5} />}
      </Field>
      {theirs && (
        <div role="alert" className="space-y-2 rounded-md bg-warning-soft p-3 text-warning">
          <p>{t("conflict")}</p>
          <p dir="auto" className="line-clamp-3 wrap-anywhere text-foreground">
            {theirs.keywords.join(", ")} → {theirs.answer}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" variant="secondary" onClick={() => take(false)}>
              {t("takeTheirs")}
            </Button>
            <Button size="sm" variant="secondary" onClick={() => take(true)}>
              {t("keepMine")}
            </Button>
          </div>
        </div>
      )}
    </FormDialog>
  );
}
