"use client";
import { zodResolver } from "@/lib/zod-resolver";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import * as z from "zod/mini";
import { ApiProblem } from "@/lib/api/problem";
import { useExplain } from "@/lib/explain";
import { session, type User } from "@/lib/session";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Spinner } from "@/ui/spinner";

type Credentials = { username: string; password: string; code: string };

type LoginFormProps = {
  /** Who logs in again; empty for anybody. */
  username?: string;
  onDone: (user: User) => void;
};

/** Username and password, then the code where the account has a second factor. */
export function LoginForm({ username = "", onDone }: LoginFormProps) {
  const t = useTranslations("login");
  const explain = useExplain();
  const [secondStep, setSecondStep] = useState(false);
  const [shown, setShown] = useState(false);
  const schema = z.object({
    username: z.string().check(z.trim(), z.minLength(1, t("usernameMissing"))),
    password: z.string().check(z.minLength(1, t("passwordMissing"))),
    code: secondStep ? z.string().check(z.trim(), z.minLength(1, t("codeMissing"))) : z.string(),
  });
  const form = useForm<Credentials>({
    resolver: zodResolver(schema),
    defaultValues: { username, password: "", code: "" },
  });
  const { errors, isSubmitting } = form.formState;

  async function submit({ username, password, code }: Credentials) {
    try {
      onDone(await session.login({ username, password, ...(secondStep ? { code } : {}) }));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "second-factor-required") {
        setSecondStep(true);
        return;
      }
      form.setError("root", { message: messageOf(error) });
      form.setFocus(secondStep ? "code" : "password");
    }
  }

  function messageOf(error: unknown): string {
    if (error instanceof ApiProblem) {
      switch (error.code) {
        case "wrong-credentials":
        case "wrong-code":
          return t(`error.${error.code}`);
        case "too-many-failed-logins":
          return t("error.too-many-failed-logins", { seconds: error.retryAfter ?? 60 });
      }
    }
    return explain(error);
  }

  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event) => void form.handleSubmit(submit)(event)}
    >
      {!secondStep && (
        <>
          <Field label={t("username")} error={errors.username?.message}>
            {(control) => (
              <Input
                {...control}
                {...form.register("username")}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus={username === ""}
              />
            )}
          </Field>
          <Field label={t("password")} error={errors.password?.message}>
            {(control) => (
              <div className="relative">
                <Input
                  {...control}
                  {...form.register("password")}
                  type={shown ? "text" : "password"}
                  autoComplete="current-password"
                  autoFocus={username !== ""}
                  className="pe-11"
                />
                <IconButton
                  label={t(shown ? "hidePassword" : "showPassword")}
                  className="absolute end-0 top-0"
                  onClick={() => setShown(!shown)}
                >
                  {shown ? <EyeOff /> : <Eye />}
                </IconButton>
              </div>
            )}
          </Field>
        </>
      )}
      {secondStep && (
        <Field label={t("code")} hint={t("codeHint")} error={errors.code?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register("code")}
              autoComplete="one-time-code"
              inputMode="text"
              autoFocus
            />
          )}
        </Field>
      )}
      {errors.root && (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
          {errors.root.message}
        </p>
      )}
      <Button type="submit" size="lg" className="w-full" disabled={isSubmitting}>
        {isSubmitting && <Spinner />}
        {t(isSubmitting ? "busy" : "submit")}
      </Button>
      {secondStep && (
        <Button
          variant="link"
          className="w-full"
          onClick={() => {
            form.reset();
            setSecondStep(false);
          }}
        >
          {t("otherAccount")}
        </Button>
      )}
    </form>
  );
}
