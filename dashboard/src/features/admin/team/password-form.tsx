"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import * as z from "zod/mini";
import { api, data } from "@/lib/api/client";
import type { Account } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Spinner } from "@/ui/spinner";
import { showFieldErrors } from "../parts/field-errors";
import { FormProblem } from "../parts/form-problem";
import { useExplainUser } from "./explain-user";
import { PasswordField } from "./password-field";
import { passwordRule } from "./rules";

/** Gives somebody a new password, which ends their sessions. */
export function PasswordForm({ user, onClose }: { user: Account; onClose: () => void }) {
  const t = useTranslations("admin.team");
  const common = useTranslations("common");
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
    <Dialog
      open
      onOpenChange={onClose}
      title={t("passwordTitle", { name: user.name })}
      description={t("passwordLead")}
    >
      <form
        className="space-y-4"
        noValidate
        onSubmit={(event) => void form.handleSubmit(submit)(event)}
      >
        <PasswordField
          label={t("form.password")}
          error={errors.password?.message}
          registration={form.register("password")}
          onSuggest={(password) => form.setValue("password", password, { shouldValidate: true })}
        />
        <FormProblem>{errors.root?.message}</FormProblem>
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button type="submit" disabled={isSubmitting}>
            {isSubmitting && <Spinner />}
            {t("passwordSave")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
