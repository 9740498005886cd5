import { addDays, addHours, nextMonday, set } from "date-fns";

const MORNING = { hours: 9, minutes: 0, seconds: 0, milliseconds: 0 };
const EVENING = { hours: 18, minutes: 0, seconds: 0, milliseconds: 0 };

export const SNOOZES = ["hour", "threeHours", "evening", "tomorrow", "monday"] as const;
export type Snooze = (typeof SNOOZES)[number];

/** When a chat comes back; null where that makes no sense any more today. */
export function snoozeUntil(snooze: Snooze, now: Date): Date | null {
  switch (snooze) {
    case "hour":
      return addHours(now, 1);
    case "threeHours":
      return addHours(now, 3);
    case "evening": {
      const evening = set(now, EVENING);
      return evening > addHours(now, 1) ? evening : null;
    }
    case "tomorrow":
      return set(addDays(now, 1), MORNING);
    case "monday":
      return set(nextMonday(now), MORNING);
  }
}
