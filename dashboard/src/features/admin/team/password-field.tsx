"use client";
import { Dices, Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { newPassword } from "./new-password";

type PasswordFieldProps = {
  label: string;
  error?: string | undefined;
  registration: UseFormRegisterReturn;
  /** Takes a password that was made up; without it none is offered. */
  onSuggest?: (password: string) => void;
};

/** A new password: it can be shown, and made up. */
export function PasswordField({ label, error, registration, onSuggest }: PasswordFieldProps) {
  const t = useTranslations();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={t("login.setup.passwordHint")} error={error}>
      {(control) => (
        <div className="flex gap-1">
          <Input
            {...control}
            {...registration}
            type={shown ? "text" : "password"}
            autoComplete="new-password"
            spellCheck={false}
            className={shown ? "font-mono" : ""}
          />
          <IconButton
            label={t(shown ? "login.hidePassword" : "login.showPassword")}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff /> : <Eye />}
          </IconButton>
          {onSuggest && (
            <IconButton
              label={t("admin.team.suggest")}
              onClick={() => {
                setShown(true);
                onSuggest(newPassword());
              }}
            >
              <Dices />
            </IconButton>
          )}
        </div>
      )}
    </Field>
  );
}
