"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { countsQuery } from "@/features/chats/queries";
import type { Report } from "@/lib/api/types";
import { delta } from "./range";
import { Link } from "@/ui/link";

type TilesProps = { report: Report; earlier: Report | undefined };

/** The figures that one looks at first, each with how it was in the time before. */
export function Tiles({ report, earlier }: TilesProps) {
  const t = useTranslations("admin.overview");
  const format = useFormatter();
  const waiting = useQuery({ ...countsQuery, refetchInterval: 30_000 }).data?.waiting;
  const now = report.totals;
  const then = earlier?.totals;
  const count = (value: number) => format.number(value);
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      <Tile
        label={t("messagesIn")}
        value={count(now.messages_in)}
        change={<Change value={delta(now.messages_in, then?.messages_in)} />}
      />
      <Tile
        label={t("agentReplies")}
        value={count(now.agent_replies)}
        change={<Change value={delta(now.agent_replies, then?.agent_replies)} />}
      />
      <Tile
        label={t("botShare")}
        value={
          now.bot_share === null
            ? "–"
            : format.number(now.bot_share, { style: "percent", maximumFractionDigits: 0 })
        }
        change={<Change value={delta(now.bot_share, then?.bot_share)} />}
      />
      <Tile
        label={t("newChats")}
        value={count(now.new_chats)}
        change={<Change value={delta(now.new_chats, then?.new_chats)} />}
      />
      <Tile
        label={t("closedChats")}
        value={count(now.closed_chats)}
        change={<Change value={delta(now.closed_chats, then?.closed_chats)} />}
      />
      <Tile
        label={t("waiting")}
        value={waiting === undefined ? "–" : count(waiting)}
        change={
          <Link
            href="/dashboard-admin/chats/?waiting=true"
            className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
          >
            {t("waitingShow")}
          </Link>
        }
      />
    </ul>
  );
}

function Tile({ label, value, change }: { label: string; value: string; change: ReactNode }) {
  return (
    <li className="flex min-w-0 flex-col rounded-xl border border-border bg-card p-4">
      <p className="text-xs text-muted-foreground">{label}</p>
      <p className="pt-1 text-2xl font-semibold tracking-tight tabular-nums">{value}</p>
      <div className="mt-auto pt-1.5 text-xs">{change}</div>
    </li>
  );
}

/** More or fewer is neither good nor bad by itself, so that it has no colour. */
function Change({ value }: { value: number | null }) {
  const t = useTranslations("admin.overview.change");
  const format = useFormatter();
  const by = (share: number) =>
    format.number(Math.abs(share), { style: "percent", maximumFractionDigits: 0 });
  if (value === null) {
    return <span className="text-muted-foreground">{t("none")}</span>;
  }
  const same = Math.abs(value) < 0.005;
  const Icon = same ? Minus : value > 0 ? ArrowUp : ArrowDown;
  return (
    <span className="inline-flex items-center gap-1 text-muted-foreground">
      <Icon aria-hidden className="size-3 shrink-0" />
      {same ? t("same") : t(value > 0 ? "more" : "less", { by: by(value) })}
    </span>
  );
}
