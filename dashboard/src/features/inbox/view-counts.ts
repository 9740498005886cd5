import type { ChatCounts } from "@/lib/api/types";
import type { View } from "./address";

/** How many chats a view shows; null while it is not known. */
export function countOf(counts: ChatCounts | undefined, view: View): number | null {
  if (!counts) {
    return null;
  }
  switch (view) {
    case "mine":
      return counts.active.mine;
    case "unassigned":
      return counts.active.unassigned;
    case "mentioned":
      return counts.mentioned;
    case "waiting":
      return counts.active.waiting;
    case "unread":
      return counts.unread;
    case "bot":
      return counts.by_mode.BOT ?? 0;
    case "all":
      return counts.all;
    case "closed":
      return counts.by_mode.CLOSED ?? 0;
    case "snoozed":
      return counts.snoozed;
  }
}
