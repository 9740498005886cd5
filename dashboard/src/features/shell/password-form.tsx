"use client";
import { zodResolver } from "@/lib/zod-resolver";
import { useForm } from "react-hook-form";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import * as z from "zod/mini";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import { useExplain } from "@/lib/explain";
import { useUser } from "@/lib/session";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Spinner } from "@/ui/spinner";

const SHORTEST = 10;
const schema = z.object({
  current: z.string().check(z.minLength(1)),
  next: z.string().check(z.minLength(SHORTEST)),
});
type Values = z.infer<typeof schema>;

export function PasswordForm() {
  const t = useTranslations("shell.account");
  const explain = useExplain();
  const { username } = useUser();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { current: "", next: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const change = form.handleSubmit(async ({ current, next }) => {
    try {
      await data(
        api.POST("/auth/password", { body: { current_password: current, new_password: next } }),
      );
      form.reset();
      toast.success(t("passwordChanged"));
    } catch (error) {
      const field = error instanceof ApiProblem ? error.errors[0]?.field : undefined;
      if (field === "new_password") {
        form.setError("next", { message: t("passwordRefused") });
      } else if (field === "current_password" || (error as ApiProblem).code === "wrong-password") {
        form.setError("current", { message: t("wrongPassword") });
      } else {
        form.setError("root", { message: explain(error) });
      }
    }
  });

  return (
    <section aria-labelledby="account-password" className="space-y-3">
      <h3 id="account-password" className="text-sm font-semibold">
        {t("password")}
      </h3>
      <form className="space-y-3" onSubmit={(event) => void change(event)} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <Field
          label={t("currentPassword")}
          error={
            errors.current &&
            (errors.current.type === "too_small" ? t("missing") : errors.current.message)
          }
        >
          {(control) => (
            <Input
              {...control}
              {...form.register("current")}
              type="password"
              autoComplete="current-password"
            />
          )}
        </Field>
        <Field
          label={t("newPassword")}
          hint={t("passwordHint")}
          error={
            errors.next && (errors.next.type === "too_small" ? t("tooShort") : errors.next.message)
          }
        >
          {(control) => (
            <Input
              {...control}
              {...form.register("next")}
              type="password"
              autoComplete="new-password"
            />
          )}
        </Field>
        {errors.root && (
          <p role="alert" className="text-sm text-danger">
            {errors.root.message}
          </p>
        )}
        <Button type="submit" variant="secondary" disabled={isSubmitting}>
          {isSubmitting && <Spinner />}
          {t("changePassword")}
        </Button>
      </form>
    </section>
  );
}
