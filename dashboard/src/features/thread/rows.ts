import type { Message } from "@/lib/api/types";
import type { Outgoing } from "@/features/composer/outbox";

/** A message as the thread shows it: one of the server's, or one that is still on its way there. */
export type ShownMessage = Message & { outgoing?: Outgoing };

export type ThreadRow =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string; since: string }
  | { kind: "message"; key: string; message: ShownMessage; first: boolean; last: boolean };

/** The number of the newest message that the server has: late ones stand further up, where their time puts them. */
export const newestOf = (messages: readonly ShownMessage[]): number =>
  messages.reduce((most, { seq, outgoing }) => (outgoing ? most : Math.max(most, seq)), 0);

const TOGETHER_MS = 5 * 60_000;

/** The same for a message that is on its way and for what the server makes of it, so that its row stays the same. */
export const keyOf = (message: Message) => message.client_id ?? `m${message.id}`;

const isTold = (message: Message) => message.type === "system" || message.sender === "system";

function belongTogether(a: Message, b: Message): boolean {
  return (
    a.sender === b.sender &&
    a.sender_id === b.sender_id &&
    a.sender_name === b.sender_name &&
    a.origin === b.origin &&
    (a.type === "note") === (b.type === "note") &&
    !isTold(a) &&
    !isTold(b) &&
    Math.abs(Date.parse(b.created_at) - Date.parse(a.created_at)) < TOGETHER_MS
  );
}

/**
 * The rows of a thread: messages that follow each other closely are a group, days are told apart, and a line stands before the first
 * unread one.
 *
 * @param day names the day of a time in the reader's time zone
 */
export function toRows(
  messages: ShownMessage[],
  unreadFrom: number | null,
  day: (at: string) => string,
): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let previous: ShownMessage | undefined;
  let previousDay: string | undefined;
  for (const message of messages) {
    const today = day(message.created_at);
    const newDay = today !== previousDay;
    if (newDay) {
      rows.push({ kind: "day", key: `day-${today}`, at: message.created_at });
    }
    const unread = message.id === unreadFrom;
    if (unread) {
      rows.push({ kind: "unread", key: "unread", since: message.created_at });
    }
    const joins = !newDay && !unread && previous !== undefined && belongTogether(previous, message);
    const before = rows.at(-1);
    if (joins && before?.kind === "message") {
      before.last = false;
    }
    rows.push({ kind: "message", key: keyOf(message), message, first: !joins, last: true });
    previous = message;
    previousDay = today;
  }
  return rows;
}

/** The message before which the line for unread ones stands; null when there are none, undefined when it is not loaded. */
export function firstUnread(messages: Message[], unread: number): number | null | undefined {
  if (unread <= 0) {
    return null;
  }
  let left = unread;
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index]!;
    if (message.sender === "customer" && message.type !== "system" && --left === 0) {
      return message.id;
    }
  }
  return undefined;
}
