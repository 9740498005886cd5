"use client";
import { useQuery } from "@tanstack/react-query";
import { ImageDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Skeleton } from "@/ui/skeleton";
import { AdminPage } from "../parts/admin-page";
import { Loaded } from "../parts/loaded";
import { QrCard } from "./qr-card";
import { channelQuery } from "./queries";
import { StateCard } from "./state-card";
import { TestCard } from "./test-card";
import { WebhookCard } from "./webhook-card";

/** The line to WhatsApp: how it stands, how it is set up, and whether it works. */
export function ChannelPage() {
  const t = useTranslations("admin.channel");
  const channel = useQuery({ ...channelQuery, refetchInterval: 10_000 });
  return (
    <AdminPage title={t("title")} lead={t("lead")}>
      <Loaded query={channel} placeholder={<Placeholder />}>
        {(data) => (
          <div className="space-y-4">
            <StateCard channel={data} />
            {data.state === "qr" && <QrCard />}
            {data.media_auto_download === false && (
              <p className="flex items-start gap-2 rounded-xl bg-warning-soft px-4 py-3 text-warning">
                <ImageDown aria-hidden className="mt-0.5 size-4 shrink-0" />
                {t("warning.media-auto-download-off")}
              </p>
            )}
            <TestCard />
            <WebhookCard channel={data} />
          </div>
        )}
      </Loaded>
    </AdminPage>
  );
}

const Placeholder = () => (
  <div className="space-y-4">
    <Skeleton className="h-56" />
    <Skeleton className="h-28" />
    <Skeleton className="h-48" />
  </div>
);
