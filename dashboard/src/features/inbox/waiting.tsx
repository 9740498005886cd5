import { Clock } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { useNow } from "./now";

const MINUTE = 60_000;
/** From here on somebody waits too long. */
const WARNING_MS = 5 * MINUTE;
const DANGER_MS = 15 * MINUTE;

/** For how long the customer has been waiting: "12 min". */
export function Waiting({ since }: { since: string }) {
  const t = useTranslations("inbox.row");
  const now = useNow();
  const waited = Math.max(0, now - Date.parse(since));
  const minutes = Math.floor(waited / MINUTE);
  const short =
    minutes < 60
      ? t("minutes", { count: minutes })
      : minutes < 48 * 60
        ? t("hours", { count: Math.floor(minutes / 60) })
        : t("days", { count: Math.floor(minutes / 1440) });
  return (
    <span
      title={t("waitingSince")}
      className={cn(
        "inline-flex shrink-0 items-center gap-1 text-xs font-medium text-muted-foreground [&_svg]:size-3",
        waited >= WARNING_MS && "text-warning",
        waited >= DANGER_MS && "text-danger",
      )}
    >
      <Clock aria-hidden />
      <span className="sr-only">{t("waiting")}</span>
      {short}
    </span>
  );
}

/** When something was: a time today, a weekday this week, else a date. */
export function When({ at, className }: { at: string; className?: string }) {
  const format = useFormatter();
  const now = useNow();
  const time = new Date(at);
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const text =
    time.getTime() >= midnight
      ? format.dateTime(time, { hour: "numeric", minute: "2-digit" })
      : time.getTime() >= midnight - 6 * 24 * 60 * MINUTE
        ? format.dateTime(time, { weekday: "short" })
        : format.dateTime(time, { day: "numeric", month: "short" });
  return (
    <time
      dateTime={at}
      title={format.dateTime(time, { dateStyle: "medium", timeStyle: "short" })}
      className={cn("shrink-0 text-xs whitespace-nowrap text-muted-foreground", className)}
    >
      {text}
    </time>
  );
}
