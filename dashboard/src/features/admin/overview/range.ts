import {
  addDays,
  differenceInCalendarDays,
  format,
  isValid,
  parseISO,
  startOfDay,
  subDays,
} from "date-fns";

export const PRESETS = ["today", "7d", "30d", "custom"] as const;
export type Preset = (typeof PRESETS)[number];
export type Interval = "hour" | "day";

export type Range = { from: Date; to: Date; days: number };

const DAYS: Record<Exclude<Preset, "custom">, number> = { today: 1, "7d": 7, "30d": 30 };

/** The longest time that hours are shown for, in days. */
export const MOST_DAYS_OF_HOURS = 7;

export const dayOf = (date: Date) => format(date, "yyyy-MM-dd");

/**
 * The time that a report is about, in whole days of the reader's own clock. What is not over ends now; a custom range that makes no sense is
 * the last seven days.
 */
export function rangeOf(preset: string, first: string, last: string, now: Date): Range {
  if (preset === "custom") {
    const from = startOfDay(parseISO(first));
    const until = startOfDay(addDays(parseISO(last), 1));
    if (isValid(from) && isValid(until) && from < until && from < now) {
      return {
        from,
        to: until < now ? until : now,
        days: differenceInCalendarDays(until, from),
      };
    }
  }
  const days = DAYS[preset as keyof typeof DAYS] ?? 7;
  return { from: startOfDay(subDays(now, days - 1)), to: now, days };
}

/** As long a time, as many days earlier: today until noon is compared with yesterday until noon. */
export function before({ from, to, days }: Range): Range {
  return { from: subDays(from, days), to: subDays(to, days), days };
}

/** Hours where they are wanted and few enough to be read. */
export function intervalOf(wanted: string, { days }: Range): Interval {
  if (wanted === "hour" || wanted === "day") {
    return wanted === "hour" && days > MOST_DAYS_OF_HOURS ? "day" : wanted;
  }
  return days <= 2 ? "hour" : "day";
}

/** By how much a figure has changed, as a share of what it was; null where that says nothing. */
export function delta(now: number | null, then: number | null | undefined): number | null {
  if (now === null || then === null || then === undefined || then === 0) {
    return null;
  }
  return (now - then) / then;
}
