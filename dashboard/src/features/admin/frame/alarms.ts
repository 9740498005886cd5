import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { channelQuery } from "../channel/queries";
import { openLettersQuery } from "../operations/queries";
import type { SECTIONS } from "./sections";

type Alarm = { mark: string; words: string };

/** What needs an admin's eye, shown beside the sections. Where it cannot be learned there is nothing to show. */
export function useAlarms(): Partial<Record<(typeof SECTIONS)[number]["id"], Alarm>> {
  const t = useTranslations("admin.nav");
  const open = useQuery({ ...openLettersQuery, refetchInterval: 30_000 }).data ?? 0;
  const channel = useQuery({ ...channelQuery, refetchInterval: 30_000 }).data;
  return {
    ...(open > 0
      ? {
          operations: {
            mark: open > 99 ? "99+" : String(open),
            words: t("letters", { count: open }),
          },
        }
      : {}),
    ...(channel && channel.state !== "connected" && channel.state !== "unknown"
      ? { channel: { mark: "!", words: t("channelAway") } }
      : {}),
  };
}
