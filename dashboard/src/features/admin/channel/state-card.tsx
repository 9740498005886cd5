"use client";
import {
  CircleCheck,
  CircleHelp,
  CirclePause,
  LoaderCircle,
  QrCode,
  Unplug,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import type { ChannelState } from "@/lib/api/types";
import { known } from "@/lib/known";
import { Badge } from "@/ui/badge";
import { Card } from "../parts/admin-page";
import { Ago } from "../parts/times";
import { STATES } from "./codes";

const LOOKS: Record<(typeof STATES)[number], { icon: LucideIcon; tone: string }> = {
  connected: { icon: CircleCheck, tone: "bg-accent text-success" },
  qr: { icon: QrCode, tone: "bg-warning-soft text-warning" },
  connecting: { icon: LoaderCircle, tone: "bg-warning-soft text-warning" },
  paused: { icon: CirclePause, tone: "bg-danger-soft text-danger" },
  unreachable: { icon: Unplug, tone: "bg-danger-soft text-danger" },
  unknown: { icon: CircleHelp, tone: "bg-muted text-muted-foreground" },
};

/** Whether messages get through, in plain words, with the figures that show it. */
export function StateCard({ channel }: { channel: ChannelState }) {
  const t = useTranslations("admin.channel");
  const format = useFormatter();
  const state = known(STATES, channel.state) ?? "unknown";
  const { icon: Icon, tone } = LOOKS[state];
  const { queued, unknown, needs_review, failed_last_hour } = channel.sends;
  return (
    <Card
      title={t("state.title")}
      actions={channel.simulator && <Badge tone="warning">{t("simulator")}</Badge>}
    >
      <div role="status" className="flex items-start gap-3">
        <span
          aria-hidden
          className={cn("flex size-11 shrink-0 items-center justify-center rounded-full", tone)}
        >
          <Icon className="size-6" />
        </span>
        <div className="min-w-0">
          <p className="text-base font-semibold">{t(`state.${state}`)}</p>
          <p className="text-muted-foreground">{t(`stateHint.${state}`)}</p>
          {channel.detail && state !== "connected" && (
            <p dir="auto" className="pt-1 text-xs wrap-anywhere text-muted-foreground">
              {channel.detail}
            </p>
          )}
        </div>
      </div>
      {channel.simulator && (
        <p className="mt-4 rounded-md bg-warning-soft px-3 py-2 text-warning">
          {t("simulatorHint")}
        </p>
      )}
      <dl className="mt-5 grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4">
        <Fact term={t("name")}>
          <bdi className="wrap-anywhere">{channel.name ?? "–"}</bdi>
        </Fact>
        <Fact term={t("phone")}>
          <bdi>{channel.phone ? `+${channel.phone.replace(/^\+/, "")}` : "–"}</bdi>
        </Fact>
        <Fact term={t("lastEvent")}>
          {channel.last_event_at ? <Ago at={channel.last_event_at} /> : t("never")}
        </Fact>
        <Fact term={t("lastSend")}>
          {channel.last_send_at ? <Ago at={channel.last_send_at} /> : t("never")}
        </Fact>
        <Fact term={t("sends.queued")}>{format.number(queued)}</Fact>
        <Fact term={t("sends.unknown")} alarm={unknown > 0}>
          {format.number(unknown)}
        </Fact>
        <Fact term={t("sends.review")} alarm={needs_review > 0}>
          {format.number(needs_review)}
        </Fact>
        <Fact term={t("sends.failed")} alarm={failed_last_hour > 0}>
          {format.number(failed_last_hour)}
        </Fact>
        <Fact term={t("account")}>
          <bdi className="font-mono text-xs wrap-anywhere">{channel.account ?? "–"}</bdi>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({
  term,
  alarm = false,
  children,
}: {
  term: string;
  alarm?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{term}</dt>
      <dd className={cn("pt-0.5 font-medium tabular-nums", alarm && "text-danger")}>{children}</dd>
    </div>
  );
}
