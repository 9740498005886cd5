"use client";
import { useTranslations } from "use-intl";
import type { DialogProps } from "@/features/commands/dialog-props";
import { useUser } from "@/lib/session";
import { Dialog } from "@/ui/dialog";
import { PasswordForm } from "./password-form";
import { Sessions } from "./sessions";
import { TwoFactor } from "./two-factor";

/** One's own account: the password, the second factor, and where one is logged in. */
export function AccountDialog({ onClose }: DialogProps) {
  const t = useTranslations("shell.account");
  const user = useUser();
  const isLocal = user.source !== "oidc";
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title")}
      description={t("lead", { name: user.name, username: user.username })}
      className="sm:max-w-lg"
    >
      <div className="space-y-6">
        {isLocal ? (
          <>
            <PasswordForm />
            <TwoFactor />
          </>
        ) : (
          <p className="rounded-md bg-muted px-3 py-2 text-sm">{t("external")}</p>
        )}
        <Sessions />
      </div>
    </Dialog>
  );
}
