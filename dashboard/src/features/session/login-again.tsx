"use client";
import { useTranslations } from "use-intl";
import { session, type User } from "@/lib/session";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { LoginForm } from "./login-form";
import { ProviderLink } from "./provider-link";

/** Over a page whose session has ended. */
export function LoginAgain({ user }: { user: User }) {
  const t = useTranslations("login");
  return (
    <Dialog open onOpenChange={() => {}} title={t("title")} description={t("expired")}>
      {user.source === "oidc" ? (
        <ProviderLink returnTo={window.location.pathname + window.location.search} />
      ) : (
        <LoginForm
          username={user.username}
          onDone={({ id }) => {
            // Somebody else must not go on in what the first one saw.
            if (id !== user.id) {
              window.location.reload();
            }
          }}
        />
      )}
      <Button variant="link" onClick={() => void session.logout().catch(() => {})}>
        {t("notYou", { name: user.name })}
      </Button>
    </Dialog>
  );
}
