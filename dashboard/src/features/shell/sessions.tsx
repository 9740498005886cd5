"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MonitorSmartphone } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { clientName } from "@/lib/client-name";
import { useExplain } from "@/lib/explain";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";

const KEY = ["auth", "sessions"] as const;

/** Where one is logged in, each with a way to end it. */
export function Sessions() {
  const t = useTranslations("shell.account");
  const common = useTranslations("common");
  const explain = useExplain();
  const format = useFormatter();
  const queryClient = useQueryClient();
  const sessions = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => data(api.GET("/auth/sessions", { signal })),
  });
  const end = useMutation({
    mutationFn: (id: string) =>
      data(api.DELETE("/auth/sessions/{id}", { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
  const when = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });

  return (
    <section aria-labelledby="account-sessions" className="space-y-2">
      <h3 id="account-sessions" className="text-sm font-semibold">
        {t("sessions")}
      </h3>
      {sessions.isPending && <Skeleton className="h-14" />}
      {(sessions.isError || end.isError) && (
        <p role="alert" className="flex flex-wrap items-center gap-2 text-sm text-danger">
          {explain(sessions.error ?? end.error)}
          <Button size="sm" variant="secondary" onClick={() => void sessions.refetch()}>
            {common("retry")}
          </Button>
        </p>
      )}
      <ul className="divide-y divide-border">
        {sessions.data?.items.map(({ id, client, address, last_used_at, current }) => (
          <li key={id} className="flex items-center gap-3 py-2">
            <MonitorSmartphone aria-hidden className="size-5 shrink-0 text-muted-foreground" />
            <div className="min-w-0 flex-1">
              <p className="truncate text-sm" title={client ?? undefined}>
                <bdi>{clientName(client) ?? t("unknownDevice")}</bdi>
              </p>
              <p className="text-xs text-muted-foreground">
                {address && <bdi>{address} · </bdi>}
                {t("lastUsed", { at: when(last_used_at) })}
              </p>
            </div>
            {current ? (
              <Badge tone="accent">{t("thisDevice")}</Badge>
            ) : (
              <Button
                size="sm"
                variant="secondary"
                disabled={end.isPending}
                onClick={() => end.mutate(id)}
              >
                {t("endSession")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
