"use client";
import { zodResolver } from "@/lib/zod-resolver";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import * as z from "zod/mini";
import { PEOPLE } from "@/features/people/queries";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { Account } from "@/lib/api/types";
import { Field } from "@/ui/field";
import { FormDialog } from "@/ui/form-dialog";
import { Input, Select } from "@/ui/input";
import { showFieldErrors } from "../parts/field-errors";
import { useExplainUser } from "./explain-user";
import { PasswordField } from "./password-field";
import { USERNAME, passwordRule } from "./rules";

type UserFields = { username: string; name: string; role: "admin" | "agent"; password: string };

type UserFormProps = {
  /** Who is changed; null for a new one. */
  user: Account | null;
  onClose: () => void;
};

/** Makes a user, or changes one's name and role. */
export function UserForm({ user, onClose }: UserFormProps) {
  const t = useTranslations("admin.team");
  const explain = useExplainUser();
  const cache = useQueryClient();
  const schema = z.object({
    username: user
      ? z.string()
      : z.string().check(z.trim(), z.regex(USERNAME, t("form.usernameRule"))),
    name: z
      .string()
      .check(z.trim(), z.minLength(1, t("form.nameMissing")), z.maxLength(100, t("form.nameLong"))),
    role: z.enum(["admin", "agent"]),
    password: user ? z.string() : passwordRule(t("form.passwordShort")),
  });
  const form = useForm<UserFields>({
    resolver: zodResolver(schema),
    defaultValues: {
      username: user?.username ?? "",
      name: user?.name ?? "",
      role: user?.role ?? "agent",
      password: "",
    },
  });
  const { errors, isSubmitting } = form.formState;

  async function submit(values: UserFields) {
    try {
      const { name, role } = values;
      await data(
        user
          ? api.PATCH("/users/{id}", { params: { path: { id: user.id } }, body: { name, role } })
          : api.POST("/auth/register", { body: values }),
      );
      await cache.invalidateQueries({ queryKey: PEOPLE });
      toast.success(t(user ? "saved" : "created", { name }));
      onClose();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "username-taken") {
        form.setError("username", { message: explain(error) }, { shouldFocus: true });
      } else if (
        !showFieldErrors(error, ["username", "name", "role", "password"], form.setError, (field) =>
          t(`refused.${field}`),
        )
      ) {
        form.setError("root", { message: explain(error) });
      }
    }
  }

  return (
    <FormDialog
      title={user ? t("form.edit") : t("form.new")}
      description={user ? <bdi>{user.username}</bdi> : t("form.newHint")}
      action={t(user ? "form.save" : "form.create")}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={form.handleSubmit(submit)}
      onClose={onClose}
    >
      {!user && (
        <Field
          label={t("form.username")}
          hint={t("form.usernameHint")}
          error={errors.username?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register("username")}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
      )}
      <Field label={t("form.name")} error={errors.name?.message}>
        {(control) => (
          <Input {...control} {...form.register("name")} dir="auto" autoComplete="off" />
        )}
      </Field>
      <Field label={t("form.role")} hint={t(`roleHint.${form.watch("role")}`)}>
        {(control) => (
          <Select {...control} {...form.register("role")}>
            <option value="agent">{t("role.agent")}</option>
            <option value="admin">{t("role.admin")}</option>
          </Select>
        )}
      </Field>
      {!user && (
        <PasswordField
          label={t("form.password")}
          error={errors.password?.message}
          registration={form.register("password")}
          onSuggest={(password) =>
            form.setValue("password", password, { shouldValidate: true, shouldDirty: true })
          }
        />
      )}
    </FormDialog>
  );
}
