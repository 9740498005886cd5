import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import type { Tick } from "./status";

const ICONS = {
  queued: [Clock, ""],
  sending: [Clock, ""],
  sent: [Check, ""],
  delivered: [CheckCheck, ""],
  read: [CheckCheck, "text-info"],
  played: [CheckCheck, "text-info"],
  failed: [CircleAlert, "text-danger"],
  unknown: [CircleHelp, "text-warning"],
} as const;

/** How far a message is, as an icon for the eye and as words for the ear. */
export function Ticks({ tick }: { tick: Tick }) {
  const t = useTranslations("thread.tick");
  const [Icon, tone] = ICONS[tick];
  return (
    <span className="inline-flex shrink-0" title={t(tick)} data-tick={tick}>
      <Icon aria-hidden className={cn("size-4", tone)} strokeWidth={2.25} />
      <span className="sr-only">{t(tick)}</span>
    </span>
  );
}
