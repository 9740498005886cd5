import { useEffect, useState } from "react";
import { create } from "zustand";
import { useShallow } from "zustand/react/shallow";

/** As the stream tells it; without `user_id` it is the customer's. */
export type PresenceNews = {
  chat_id: number;
  user_id: number | null;
  user_name: string | null;
  state: string;
  online: boolean | null;
  last_seen_at: string | null;
  expires_at: string | null;
};

export type Colleague = { id: number; name: string; state: "viewing" | "typing"; until: number };
export type CustomerPresence = {
  state: string;
  online: boolean;
  lastSeenAt: string | null;
  until: number;
};

type PresenceState = {
  colleagues: Record<number, Colleague[]>;
  customers: Record<number, CustomerPresence>;
};

/** A customer of whom nothing is heard for this long is not typing any more. */
const CUSTOMER_TYPES_MS = 15_000;
const LOOKS_MS = 45_000;
const TYPES_MS = 8_000;

/** Who looks at which chat, types there, or is online. It is forgotten unless it is repeated. */
export const usePresences = create<PresenceState>()(() => ({ colleagues: {}, customers: {} }));

export function heardPresence(news: PresenceNews, now = Date.now()): void {
  usePresences.setState((known) => {
    if (news.user_id === null || news.user_id === undefined) {
      const customer: CustomerPresence = {
        state: news.state,
        online: news.online ?? false,
        lastSeenAt: news.last_seen_at,
        until: now + CUSTOMER_TYPES_MS,
      };
      return { customers: { ...known.customers, [news.chat_id]: customer } };
    }
    const others = (known.colleagues[news.chat_id] ?? []).filter(
      ({ id, until }) => id !== news.user_id && until > now,
    );
    const here =
      news.state === "left"
        ? others
        : [
            ...others,
            {
              id: news.user_id,
              name: news.user_name ?? "",
              state: news.state === "typing" ? ("typing" as const) : ("viewing" as const),
              // Not by expires_at: this machine's clock may be wrong.
              until: now + (news.state === "typing" ? TYPES_MS : LOOKS_MS),
            },
          ];
    return { colleagues: { ...known.colleagues, [news.chat_id]: here } };
  });
}

/** Turns every few seconds while somebody is there, so that who has gone silently disappears. */
function useClock(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (runs) {
      const timer = setInterval(() => setNow(Date.now()), 2_000);
      return () => clearInterval(timer);
    }
  }, [runs]);
  return now;
}

const NOBODY: Colleague[] = [];

/** The colleagues that are in a chat just now, without oneself. */
export function useColleagues(chatId: number, me: number): Colleague[] {
  const known = usePresences(
    useShallow((state) => (state.colleagues[chatId] ?? NOBODY).filter(({ id }) => id !== me)),
  );
  const now = useClock(known.length > 0);
  return known.every(({ until }) => until > now) ? known : known.filter(({ until }) => until > now);
}

/** What is known of the customer just now: `typing` and `recording` end by themselves. */
export function useCustomerPresence(chatId: number): CustomerPresence | null {
  const known = usePresences((state) => state.customers[chatId] ?? null);
  const acts = known !== null && (known.state === "typing" || known.state === "recording");
  const now = useClock(acts);
  return acts && known.until <= now ? { ...known, state: "online" } : known;
}
