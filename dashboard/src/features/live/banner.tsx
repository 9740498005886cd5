"use client";
import { CheckCheck, LoaderCircle, RefreshCw, Timer, WifiOff } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { useConnection, type ConnectionState } from "@/lib/live/connection";

/** A break shorter than this is not told of, unless the browser itself says that it is offline. */
const PATIENCE_MS: Partial<Record<ConnectionState, number>> = { away: 1_500, connecting: 4_500 };
const RETURN_SHOWN_MS = 6_000;

/** Tells the truth about the connection, in a line above the list; screen readers hear it, too. */
export function ConnectionBanner() {
  const t = useTranslations("inbox.connection");
  const format = useFormatter();
  const { state, since, returned } = useConnection();
  const broken = state === "away" || state === "offline" || state === "connecting";
  const late = useIsPast(broken ? since + (PATIENCE_MS[state] ?? 0) : null);
  const over = useIsPast(returned ? returned.at + RETURN_SHOWN_MS : null);
  let line: ReactNode = null;
  if (broken && late) {
    const time = format.dateTime(since, { hour: "numeric", minute: "2-digit" });
    line =
      state === "offline" ? (
        <Line className="bg-warning-soft text-warning" icon={<WifiOff />}>
          {t("offline", { time })}
        </Line>
      ) : (
        <Line
          className="bg-warning-soft text-warning"
          icon={<LoaderCircle className="animate-spin" />}
        >
          {state === "connecting" ? t("connecting") : t("reconnecting", { time })}
        </Line>
      );
  } else if (!broken && returned && !over) {
    line = returned.refreshed ? (
      <Line className="bg-accent text-accent-foreground" icon={<RefreshCw />}>
        {t("refreshed")}
      </Line>
    ) : (
      <Line className="bg-accent text-accent-foreground" icon={<CheckCheck />}>
        {returned.missed === 0 ? t("upToDate") : t("caughtUp", { count: returned.missed })}
      </Line>
    );
  } else if (state === "polling") {
    line = (
      <Line className="bg-muted text-muted-foreground" icon={<Timer />}>
        {t("polling")}
      </Line>
    );
  }
  return (
    <div role="status" aria-live="polite">
      {line}
    </div>
  );
}

function Line({
  className,
  icon,
  children,
}: {
  className: string;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <p
      className={cn(
        "flex items-center justify-center gap-2 px-3 py-1.5 text-xs font-medium [&_svg]:size-3.5 [&_svg]:shrink-0",
        className,
      )}
    >
      <span aria-hidden>{icon}</span>
      {children}
    </p>
  );
}

/** Whether a moment has passed; turns true by itself. */
function useIsPast(at: number | null): boolean {
  const [passed, setPassed] = useState<number | null>(null);
  useEffect(() => {
    if (at === null) {
      return;
    }
    const timer = setTimeout(() => setPassed(at), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return at !== null && passed === at;
}
