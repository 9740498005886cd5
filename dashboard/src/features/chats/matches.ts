import type { Chat } from "@/lib/api/types";
import type { ChatFilter } from "./queries";

/** Whether a chat belongs into a list, as far as a screen can tell; null where only the server knows. */
export function matches(chat: Chat, filter: ChatFilter, me: number, now = Date.now()) {
  const { assigned, mode, channel, unread, waiting, label, snoozed, open } = filter;
  const certain =
    (assigned === undefined ||
      assigned === "any" ||
      chat.assigned_agent_id === agent(assigned, me)) &&
    (mode === undefined || chat.mode === mode) &&
    (channel === undefined || chat.channel === channel) &&
    (!unread || chat.unread_count > 0) &&
    (!waiting || chat.waiting_since !== null) &&
    (!open || chat.mode !== "CLOSED") &&
    (label === undefined || chat.labels.includes(label)) &&
    (snoozed === undefined || snoozed === isSnoozed(chat, now));
  if (!certain) {
    return false;
  }
  return filter.q === undefined && !filter.mentioned ? true : null;
}

const agent = (assigned: string, me: number): number | null =>
  assigned === "me" ? me : assigned === "unassigned" ? null : Number(assigned);

export const isSnoozed = (chat: Chat, now = Date.now()) =>
  chat.snoozed_until !== null && Date.parse(chat.snoozed_until) > now;

/** As the server orders its lists: the most recently active first. */
export const byActivity = (one: Chat, other: Chat) =>
  activity(other) - activity(one) || other.id - one.id;

const activity = (chat: Chat) => Date.parse(chat.last_message_at ?? chat.created_at);
