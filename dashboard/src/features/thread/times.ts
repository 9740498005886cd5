import { useCallback, useMemo } from "react";
import { useFormatter, useLocale, useTimeZone, useTranslations } from "use-intl";

const DAY_MS = 86_400_000;

/** Names the day of a time in the reader's zone, as a key: the same for all times of a day. */
export function useDayKey(): (at: string) => string {
  const zone = useTimeZone();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: zone });
    return (at) => format.format(new Date(at));
  }, [zone]);
}

/** "Today", "Yesterday", or the date, in the reader's language. */
export function useDayName(): (at: string) => string {
  const t = useTranslations("thread.day");
  const format = useFormatter();
  const key = useDayKey();
  return useCallback(
    (at) => {
      const now = Date.now();
      if (key(at) === key(new Date(now).toISOString())) {
        return t("today");
      }
      if (key(at) === key(new Date(now - DAY_MS).toISOString())) {
        return t("yesterday");
      }
      const old = now - Date.parse(at) > 300 * DAY_MS;
      return format.dateTime(new Date(at), {
        weekday: "long",
        day: "numeric",
        month: "long",
        ...(old ? { year: "numeric" } : {}),
      });
    },
    [t, format, key],
  );
}

/** The time of the day, short. */
export function useClockTime(): (at: string) => string {
  const locale = useLocale();
  const zone = useTimeZone();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: zone });
    return (at) => format.format(new Date(at));
  }, [locale, zone]);
}

/** A length of time as minutes and seconds. */
export function duration(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A size for people: 1.4 MB. */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return useCallback(
    (bytes) => {
      const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
      let value = bytes;
      let unit = 0;
      while (value >= 1000 && unit < units.length - 1) {
        value /= 1000;
        unit++;
      }
      return format.number(value, {
        style: "unit",
        unit: units[unit]!,
        unitDisplay: unit === 0 ? "long" : "short",
        maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
      });
    },
    [format],
  );
}
