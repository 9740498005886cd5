"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import type { Account } from "@/lib/api/types";
import { clientName } from "@/lib/client-name";
import { useExplain } from "@/lib/explain";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Spinner } from "@/ui/spinner";
import { Loaded, Rows } from "../parts/loaded";
import { Ago, Moment } from "../parts/times";
import { sessionsKey, sessionsQuery } from "./queries";

/** Where somebody is logged in, with a way to end it all. */
export function SessionsDialog({ user, onClose }: { user: Account; onClose: () => void }) {
  const t = useTranslations("admin.team.sessions");
  const explain = useExplain();
  const cache = useQueryClient();
  const sessions = useQuery(sessionsQuery(user.id));
  const [busy, setBusy] = useState(false);

  async function endAll() {
    setBusy(true);
    try {
      await data(api.DELETE("/users/{id}/sessions", { params: { path: { id: user.id } } }));
      toast.success(t("ended", { name: user.name }));
      await cache.invalidateQueries({ queryKey: sessionsKey(user.id) });
    } catch (error) {
      toast.error(explain(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title", { name: user.name })}
      description={t("lead")}
      className="sm:max-w-lg"
    >
      <Loaded query={sessions} placeholder={<Rows count={2} />}>
        {(items) =>
          items.length === 0 ? (
            <p className="py-4 text-center text-muted-foreground">{t("none")}</p>
          ) : (
            <>
              <ul className="divide-y divide-border">
                {items.map((one) => (
                  <li key={one.id} className="flex items-start gap-3 py-3">
                    <MonitorSmartphone
                      aria-hidden
                      className="mt-0.5 size-4 shrink-0 text-muted-foreground"
                    />
                    <div className="min-w-0 flex-1">
                      <p className="font-medium wrap-anywhere" title={one.client ?? undefined}>
                        {clientName(one.client) ?? t("unknownClient")}{" "}
                        {one.current && <Badge tone="accent">{t("current")}</Badge>}
                      </p>
                      <p className="text-xs text-muted-foreground">
                        <bdi>{one.address ?? "–"}</bdi> · {t("used")} <Ago at={one.last_used_at} />{" "}
                        · {t("since")} <Moment at={one.started_at} />
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
              <Button variant="danger" disabled={busy} onClick={() => void endAll()}>
                {busy && <Spinner />}
                {t("endAll")}
              </Button>
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}
