"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { Button } from "@/ui/button";

/** The ways in which one may log in here. */
export function useWaysOfLogin() {
  return useQuery({
    queryKey: ["auth", "config"],
    queryFn: ({ signal }) => data(api.GET("/auth/config", { signal })),
  });
}

type ProviderLinkProps = {
  /** Where to go afterwards; null for wherever one begins. */
  returnTo: string | null;
};

/** To the login of the provider, where there is one. */
export function ProviderLink({ returnTo }: ProviderLinkProps) {
  const t = useTranslations("login");
  const oidc = useWaysOfLogin().data?.oidc;
  return (
    oidc && (
      <Button variant="secondary" size="lg" className="w-full" asChild>
        <a
          href={`${oidc.login_url}${returnTo ? `?return_to=${encodeURIComponent(returnTo)}` : ""}`}
        >
          {t("sso", { name: oidc.name })}
        </a>
      </Button>
    )
  );
}
