import { create } from "zustand";

/** How the screen hears of news. `polling` is true, too, only later; `away` and `offline` show what was last known. */
export type ConnectionState = "connecting" | "live" | "polling" | "away" | "offline";

/** What a return brought: how many messages were missed and have come, or that all lists were read anew. */
export type Returned = { missed: number; refreshed: boolean; at: number };

export type Connection = { state: ConnectionState; since: number; returned: Returned | null };

export const useConnection = create<Connection>()(() => ({
  state: "connecting",
  since: 0,
  returned: null,
}));

export const isUp = (state: ConnectionState) => state === "live" || state === "polling";
