"use client";
import { zodResolver } from "@/lib/zod-resolver";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import * as z from "zod/mini";
import { putChats } from "@/features/chats/apply";
import { chatKeys } from "@/features/chats/queries";
import { openChat } from "@/features/inbox/address";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import { useExplain } from "@/lib/explain";
import { useUser } from "@/lib/session";
import { Field } from "@/ui/field";
import { FormDialog } from "@/ui/form-dialog";
import { Input, Textarea } from "@/ui/input";
import type { DialogProps } from "./dialog-props";

const LONGEST_TEXT = 4096;
const digits = (phone: string) => phone.replace(/[\s()./-]/g, "").replace(/^00/, "");

const schema = z.object({
  phone: z.string().check(z.refine((phone) => /^\+?\d{8,15}$/.test(digits(phone)))),
  name: z.string().check(z.maxLength(100)),
  text: z.string().check(z.maxLength(LONGEST_TEXT)),
});
type Values = z.infer<typeof schema>;

/** Begins a chat with a number; if there is one, that one is opened. */
export function StartDialog({ onClose }: DialogProps) {
  const t = useTranslations("inbox.start");
  const explain = useExplain();
  const queryClient = useQueryClient();
  const me = useUser().id;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { phone: "", name: "", text: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const start = form.handleSubmit(async ({ phone, name, text }) => {
    try {
      const chat = await data(
        api.POST("/chats", {
          body: {
            phone: digits(phone),
            ...(name.trim() ? { name: name.trim() } : {}),
            ...(text.trim() ? { text: text.trim() } : {}),
          },
        }),
      );
      queryClient.setQueryData(chatKeys.one(chat.id), chat);
      putChats(queryClient, me, new Map([[chat.id, chat]]));
      onClose();
      openChat(chat.id);
    } catch (error) {
      const field =
        error instanceof ApiProblem && error.errors.some((one) => one.field === "phone")
          ? "phone"
          : "root";
      form.setError(field, { message: field === "phone" ? t("wrongPhone") : explain(error) });
    }
  });

  return (
    <FormDialog
      title={t("title")}
      description={t("lead")}
      action={t("submit")}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={start}
      onClose={onClose}
    >
      <Field label={t("phone")} hint={t("phoneHint")} error={errors.phone && t("wrongPhone")}>
        {(control) => (
          <Input
            {...control}
            {...form.register("phone")}
            type="tel"
            dir="ltr"
            inputMode="tel"
            autoComplete="off"
            autoFocus
            placeholder="+62 812 3456 7890"
          />
        )}
      </Field>
      <Field label={t("name")} error={errors.name && t("tooLong")}>
        {(control) => (
          <Input {...control} {...form.register("name")} dir="auto" autoComplete="off" />
        )}
      </Field>
      <Field label={t("text")} hint={t("textHint")} error={errors.text && t("tooLong")}>
        {(control) => <Textarea {...control} {...form.register("text")} dir="auto" rows={3} />}
      </Field>
    </FormDialog>
  );
}
