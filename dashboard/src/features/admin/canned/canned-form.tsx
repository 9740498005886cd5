"use client";
import { zodResolver } from "@/lib/zod-resolver";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import * as z from "zod/mini";
import { CANNED } from "@/features/canned/queries";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { CannedAnswer } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { useUser } from "@/lib/session";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormDialog } from "@/ui/form-dialog";
import { Input, Select, Textarea } from "@/ui/input";
import { showFieldErrors } from "../parts/field-errors";
import { VARIABLES, filled, unknownVariable, written, type Variable } from "./variables";

type Fields = { shortcut: string; text: string; scope: "shared" | "mine" };

type CannedFormProps = {
  /** What is changed; null for a new one. */
  answer: CannedAnswer | null;
  onClose: () => void;
};

export function CannedForm({ answer, onClose }: CannedFormProps) {
  const t = useTranslations("admin.canned");
  const explain = useExplain();
  const cache = useQueryClient();
  const area = useRef<HTMLTextAreaElement | null>(null);
  const schema = z.object({
    shortcut: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, t("form.shortcutMissing")),
        z.maxLength(50, t("form.shortcutLong")),
      ),
    text: z.string().check(
      z.trim(),
      z.minLength(1, t("form.textMissing")),
      z.maxLength(4096, t("form.textLong")),
      z.superRefine((text, context) => {
        const unknown = unknownVariable(text);
        if (unknown !== null) {
          context.addIssue({
            code: "custom",
            message: t("form.unknownVariable", { name: unknown }),
          });
        }
      }),
    ),
    scope: z.enum(["shared", "mine"]),
  });
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    defaultValues: {
      shortcut: answer?.shortcut ?? "",
      text: answer?.text ?? "",
      scope: answer && !answer.shared ? "mine" : "shared",
    },
  });
  const { errors, isSubmitting } = form.formState;
  const { ref: registerArea, ...textField } = form.register("text");

  function insert(name: Variable) {
    const box = area.current;
    const text = form.getValues("text");
    const start = box?.selectionStart ?? text.length;
    const end = box?.selectionEnd ?? text.length;
    const put = written(name);
    form.setValue("text", text.slice(0, start) + put + text.slice(end), {
      shouldDirty: true,
      shouldValidate: form.formState.isSubmitted,
    });
    box?.focus();
    box?.setSelectionRange(start + put.length, start + put.length);
  }

  async function submit({ shortcut, text, scope }: Fields) {
    try {
      await data(
        answer
          ? api.PATCH("/canned-answers/{id}", {
              params: { path: { id: answer.id } },
              body: { shortcut, text },
            })
          : api.POST("/canned-answers", { body: { shortcut, text, shared: scope === "shared" } }),
      );
      await cache.invalidateQueries({ queryKey: CANNED });
      toast.success(t("saved", { shortcut }));
      onClose();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "shortcut-taken") {
        form.setError("shortcut", { message: t("form.shortcutTaken") }, { shouldFocus: true });
      } else if (!showFieldErrors(error, ["shortcut", "text"], form.setError)) {
        form.setError("root", { message: explain(error) });
      }
    }
  }

  return (
    <FormDialog
      title={t(answer ? "form.edit" : "form.new")}
      className="sm:max-w-xl"
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={form.handleSubmit(submit)}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("form.shortcut")}
          hint={t("form.shortcutHint")}
          error={errors.shortcut?.message}
        >
          {(control) => (
            <Input {...control} {...form.register("shortcut")} dir="auto" autoComplete="off" />
          )}
        </Field>
        {!answer && (
          <Field label={t("form.scope")} hint={t(`scopeHint.${form.watch("scope")}`)}>
            {(control) => (
              <Select {...control} {...form.register("scope")}>
                <option value="shared">{t("shared")}</option>
                <option value="mine">{t("mine")}</option>
              </Select>
            )}
          </Field>
        )}
      </div>
      <div className="space-y-2">
        <Field label={t("form.text")} error={errors.text?.message}>
          {(control) => (
            <Textarea
              {...control}
              {...textField}
              ref={(box) => {
                registerArea(box);
                area.current = box;
              }}
              dir="auto"
              rows={5}
            />
          )}
        </Field>
        <div role="group" aria-label={t("form.variables")} className="flex flex-wrap gap-1.5">
          {VARIABLES.map((name) => (
            <Button key={name} size="sm" variant="secondary" onClick={() => insert(name)}>
              + {t(`variable.${name.replace(".", "_") as "customer_name"}`)}
            </Button>
          ))}
        </div>
      </div>
      <Preview text={form.watch("text")} />
    </FormDialog>
  );
}

/** The answer as a customer of that name would get it. */
function Preview({ text }: { text: string }) {
  const t = useTranslations("admin.canned");
  const agent = useUser().name;
  const shown = filled(text, {
    "customer.name": t("sample.customer"),
    "customer.phone": "+62 812 5550 123",
    "agent.name": agent,
    "chat.id": "1042",
  });
  return (
    <section aria-label={t("preview")} className="rounded-lg bg-thread p-3">
      <p className="pb-2 text-xs text-muted-foreground">{t("preview")}</p>
      <p
        dir="auto"
        className="ms-auto w-fit max-w-[85%] rounded-xl rounded-ee-sm bg-bubble-out px-3 py-2 wrap-anywhere whitespace-pre-wrap"
      >
        {shown.trim() || "…"}
      </p>
    </section>
  );
}
