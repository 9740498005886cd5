"use client";
import { CloudOff, Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useExplain } from "@/lib/explain";
import { loadLater } from "@/lib/on-demand";
import { session, useSession } from "@/lib/session";
import { Button } from "@/ui/button";
import { floating } from "@/ui/floating";
import { lazily } from "@/ui/lazily";
import { Spinner } from "@/ui/spinner";
import { StatePanel } from "@/ui/state";
import { Toaster } from "@/ui/toasts";

const LoginAgain = lazily(async () => (await import("./login-again")).LoginAgain);

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

  // What is wanted only then, or when the network is away, is fetched when the page has come to rest.
  const isOpen = now.state === "open";
  useEffect(() => (isOpen ? loadLater([LoginAgain, floating, Toaster]) : undefined), [isOpen]);

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
      {now.state === "expired" && <LoginAgain user={now.user} />}
    </>
  );
}
