"use client";
import { CloudOff, Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useExplain } from "@/lib/explain";
import { session, useSession } from "@/lib/session";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { StatePanel } from "@/ui/state";
import { Dialog } from "@/ui/dialog";
import { ProviderLink } from "./provider-link";

const loadLoginForm = async () => ({ default: (await import("./login-form")).LoginForm });
const LoginForm = lazy(loadLoginForm);
const LOGIN_FORM_AFTER_MS = 10_000;

/**
 * Shows its children to who is logged in (and, where asked, an admin) and sends others to the login. A session that ends keeps the
 * screen as it is, with a login over it: a draft is not lost.
 */
export function Guard({ admin = false, children }: { admin?: boolean; children: ReactNode }) {
  const t = useTranslations();
  const explain = useExplain();
  const router = useRouter();
  const now = useSession();

  useEffect(() => {
    if (now.state === "anonymous") {
      const here = window.location.pathname + window.location.search;
      router.replace(`/login/?return_to=${encodeURIComponent(here)}`);
    }
  }, [now.state, router]);

  // Its libraries are a sixth of the inbox: fetched when that is done, and before the form is needed.
  const isOpen = now.state === "open";
  useEffect(() => {
    const timer = isOpen
      ? setTimeout(() => void loadLoginForm().catch(() => {}), LOGIN_FORM_AFTER_MS)
      : undefined;
    return () => clearTimeout(timer);
  }, [isOpen]);

  if (now.state === "away") {
    return (
      <StatePanel
        role="alert"
        className="min-h-dvh"
        icon={<CloudOff />}
        title={t("common.problem.title")}
        detail={explain(now.problem)}
        action={
          <Button onClick={() => void session.begin().catch(() => {})}>{t("common.retry")}</Button>
        }
      />
    );
  }
  if (now.state === "unknown" || now.state === "anonymous") {
    return (
      <div
        role="status"
        className="flex min-h-dvh items-center justify-center gap-2 text-muted-foreground"
      >
        <Spinner /> {t("login.checking")}
      </div>
    );
  }
  if (admin && now.user.role !== "admin") {
    return (
      <StatePanel
        className="min-h-dvh"
        icon={<Lock />}
        title={t("shell.noAccess.title")}
        detail={t("shell.noAccess.detail")}
        action={
          <Button onClick={() => router.push("/dashboard-agent/")}>
            {t("shell.noAccess.action")}
          </Button>
        }
      />
    );
  }
  return (
    <>
      {children}
      <Dialog
        open={now.state === "expired"}
        onOpenChange={() => {}}
        title={t("login.title")}
        description={t("login.expired")}
      >
        {now.user.source === "oidc" ? (
          <ProviderLink returnTo={window.location.pathname + window.location.search} />
        ) : (
          <Suspense fallback={<Spinner />}>
            <LoginForm
              username={now.user.username}
              onDone={(user) => {
                // Somebody else must not go on in what the first one saw.
                if (user.id !== now.user.id) {
                  window.location.reload();
                }
              }}
            />
          </Suspense>
        )}
        <Button variant="link" onClick={() => void session.logout().catch(() => {})}>
          {t("login.notYou", { name: now.user.name })}
        </Button>
      </Dialog>
    </>
  );
}
