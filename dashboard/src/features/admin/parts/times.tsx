"use client";
import { useFormatter, useNow } from "use-intl";

/** How long ago something was, kept true every ten seconds; the exact time is its tooltip. */
export function Ago({ at }: { at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 10_000 });
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { dateStyle: "medium", timeStyle: "medium" })}
      className="whitespace-nowrap"
    >
      {/* A clock that is a little behind must not speak of the future. */}
      {format.relativeTime(date > now ? now : date, now)}
    </time>
  );
}

export function Moment({ at }: { at: string }) {
  const format = useFormatter();
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" })}
    </time>
  );
}
