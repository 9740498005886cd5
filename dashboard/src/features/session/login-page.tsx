"use client";
import { MessagesSquare } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useSession, type User } from "@/lib/session";
import { Select } from "@/ui/input";
import { LOCALES, usePreferences, type Locale } from "@/lib/preferences";
import { LoginForm } from "./login-form";
import { ProviderLink, useWaysOfLogin } from "./provider-link";

const PROVIDER_ERRORS = ["provider-away", "no-role", "inactive", "state"] as const;

/** Where to go after the login: only to pages of our own. */
export function returnTo(wanted: string | null, user: User): string {
  const home = user.role === "admin" ? "/dashboard-admin/" : "/dashboard-agent/";
  return wanted !== null && /^\/dashboard-[a-z]+(\/[a-z-]+)*\/?(\?.*)?$/.test(wanted)
    ? wanted
    : home;
}

export function LoginPage() {
  const t = useTranslations("login");
  const common = useTranslations("common");
  const router = useRouter();
  const parameters = useSearchParams();
  const now = useSession();
  const { locale, set } = usePreferences();
  const wanted = parameters.get("return_to");
  const failure = parameters.get("error");

  useEffect(() => {
    if (now.state === "open") {
      router.replace(returnTo(wanted, now.user));
    }
  }, [now, wanted, router]);

  const oidc = useWaysOfLogin().data?.oidc;
  return (
    <main className="grid min-h-dvh place-items-center bg-thread p-4">
      <div className="w-full max-w-sm space-y-6 rounded-2xl border border-border bg-card p-6 shadow-sm sm:p-8">
        <header className="space-y-2">
          <div className="flex items-center gap-2.5 text-primary">
            <MessagesSquare aria-hidden className="size-7" />
            <span className="text-base font-semibold text-foreground">{common("app")}</span>
          </div>
          <h1 className="pt-2 text-2xl font-semibold tracking-tight">{t("title")}</h1>
          <p className="text-muted-foreground">{t("lead")}</p>
        </header>
        {failure !== null && (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger">
            {t(`error.${PROVIDER_ERRORS.find((code) => code === failure) ?? "sso"}`)}
          </p>
        )}
        {oidc && (
          <>
            <ProviderLink returnTo={wanted} />
            <p className="flex items-center gap-3 text-xs text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
              {t("or")}
            </p>
          </>
        )}
        <LoginForm onDone={() => {}} />
        <Select
          aria-label={common("language.label")}
          value={locale}
          onChange={(event) => set({ locale: event.target.value as Locale })}
        >
          {LOCALES.map((language) => (
            <option key={language} value={language}>
              {common(`language.${language}`)}
            </option>
          ))}
        </Select>
      </div>
    </main>
  );
}
