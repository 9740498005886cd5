"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { ApiProblem } from "@/lib/api/problem";
import { Skeleton } from "@/ui/skeleton";
import { Card } from "../parts/admin-page";
import { Loaded } from "../parts/loaded";
import { channelKeys, qrQuery } from "./queries";

/** The code that links the phone, renewed before it ends. */
export function QrCard() {
  const t = useTranslations("admin.channel.qr");
  const cache = useQueryClient();
  const code = useQuery(qrQuery);
  const linked = code.error instanceof ApiProblem && code.error.code === "already-linked";

  useEffect(() => {
    if (linked) {
      void cache.invalidateQueries({ queryKey: channelKeys.state, exact: true });
    }
  }, [linked, cache]);

  return (
    <Card title={t("title")} lead={t("lead")}>
      {linked ? (
        <p role="status">{t("linked")}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-6">
          <Loaded query={code} placeholder={<Skeleton className="size-56" />}>
            {({ image }) =>
              // Nothing but a picture is shown, whatever comes.
              image.startsWith("data:image/png;base64,") && (
                // A code on a dark ground is not read by every phone.
                // eslint-disable-next-line @next/next/no-img-element
                <img src={image} alt={t("alt")} className="size-56 rounded-lg bg-white p-3" />
              )
            }
          </Loaded>
          <ol className="min-w-0 flex-1 basis-56 list-decimal space-y-1.5 ps-5 text-muted-foreground">
            <li>{t("step1")}</li>
            <li>{t("step2")}</li>
            <li>{t("step3")}</li>
          </ol>
        </div>
      )}
    </Card>
  );
}
