"use client";
import { useLocale, useTranslations } from "use-intl";
import type { Percentiles } from "@/lib/api/types";
import { Card } from "../parts/admin-page";
import { duration } from "../parts/duration";

type TimesCardProps = { title: string; lead: string; times: Percentiles };

const STEPS = [
  ["p50_seconds", "half"],
  ["p90_seconds", "nine"],
  ["p95_seconds", "most"],
] as const;

/** How long something took: what half, nine of ten, and nineteen of twenty customers had to wait at most. */
export function TimesCard({ title, lead, times }: TimesCardProps) {
  const t = useTranslations("admin.overview");
  const locale = useLocale();
  const longest = times.p95_seconds ?? times.p90_seconds ?? times.p50_seconds ?? 0;
  return (
    <Card title={title} lead={lead}>
      {times.count === 0 ? (
        <p className="text-muted-foreground">{t("nothing")}</p>
      ) : (
        <>
          <ul className="space-y-3">
            {STEPS.map(([key, words]) => {
              const seconds = times[key];
              return (
                <li key={key}>
                  <p className="flex items-baseline justify-between gap-3">
                    <span className="text-muted-foreground">{t(`times.${words}`)}</span>{" "}
                    <span className="text-base font-semibold tabular-nums">
                      {seconds === null ? "–" : duration(seconds, locale)}
                    </span>
                  </p>
                  <div aria-hidden className="mt-1.5 h-1.5 rounded-full bg-muted">
                    <div
                      className="h-full rounded-full bg-primary"
                      style={{
                        width: `${longest > 0 ? Math.max(2, ((seconds ?? 0) / longest) * 100) : 0}%`,
                      }}
                    />
                  </div>
                </li>
              );
            })}
          </ul>
          <p className="pt-4 text-xs text-muted-foreground">
            {t("times.count", { count: times.count })}
          </p>
        </>
      )}
    </Card>
  );
}
