"use client";
import { zodResolver } from "@/lib/zod-resolver";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import * as z from "zod/mini";
import { api, data } from "@/lib/api/client";
import type { Account } from "@/lib/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { showFieldErrors } from "../parts/field-errors";
import { useExplainUser } from "./explain-user";
import { PasswordField } from "./password-field";
import { passwordRule } from "./rules";

/** Gives somebody a new password, which ends their sessions. */
export function PasswordForm({ user, onClose }: { user: Account; onClose: () => void }) {
  const t = useTranslations("admin.team");
  const explain = useExplainUser();
  const form = useForm<{ password: string }>({
    resolver: zodResolver(z.object({ password: passwordRule(t("form.passwordShort")) })),
    defaultValues: { password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  async function submit({ password }: { password: string }) {
    try {
      await data(
        api.PATCH("/users/{id}", { params: { path: { id: user.id } }, body: { password } }),
      );
      toast.success(t("passwordSet", { name: user.name }));
      onClose();
    } catch (error) {
      if (!showFieldErrors(error, ["password"], form.setError, () => t("refused.password"))) {
        form.setError("root", { message: explain(error) });
      }
    }
  }

  return (
    <FormDialog
      title={t("passwordTitle", { name: user.name })}
      description={t("passwordLead")}
      action={t("passwordSave")}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={form.handleSubmit(submit)}
      onClose={onClose}
    >
      <PasswordField
        label={t("form.password")}
        error={errors.password?.message}
        registration={form.register("password")}
        onSuggest={(password) => form.setValue("password", password, { shouldValidate: true })}
      />
    </FormDialog>
  );
}
