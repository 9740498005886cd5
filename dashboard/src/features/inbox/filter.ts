import type { ChatFilter } from "@/features/chats/queries";
import type { User } from "@/lib/session";
import type { Address, View } from "./address";

const AWAKE = { snoozed: false, open: true } as const;

const FILTERS: Record<View, ChatFilter> = {
  mine: { assigned: "me", ...AWAKE },
  unassigned: { assigned: "unassigned", ...AWAKE },
  mentioned: { assigned: "any", mentioned: true },
  waiting: { assigned: "any", waiting: true, ...AWAKE },
  unread: { assigned: "any", unread: true },
  bot: { assigned: "any", mode: "BOT" },
  all: { assigned: "any" },
  snoozed: { assigned: "any", snoozed: true },
  closed: { assigned: "any", mode: "CLOSED" },
};

/** Where one looks first: agents at their own chats, admins at all. */
export const homeView = (user: User): View => (user.role === "admin" ? "all" : "mine");

/** What to ask the server for. A search looks through everything that one may see, whatever the view. */
export function filterOf(address: Address, user: User): ChatFilter {
  const { q, mode, channel, label } = address;
  const base: ChatFilter =
    q.trim() === "" ? FILTERS[address.view ?? homeView(user)] : { assigned: "any", q: q.trim() };
  return {
    ...base,
    ...(mode === null ? {} : { mode, ...(mode === "CLOSED" && base.open ? { open: false } : {}) }),
    ...(channel === null ? {} : { channel }),
    ...(label === null ? {} : { label }),
  };
}

export const isFiltered = ({ q, mode, channel, label }: Address) =>
  q.trim() !== "" || mode !== null || channel !== null || label !== null;

export const CLEARED = {
  q: "",
  mode: null,
  channel: null,
  label: null,
  searchIn: "chats",
} as const;
