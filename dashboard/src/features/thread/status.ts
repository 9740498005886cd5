import type { ShownMessage } from "./rows";

export type Tick =
  "queued" | "sending" | "sent" | "delivered" | "read" | "played" | "failed" | "unknown";

/** What is known of a message's way to the customer; null where there is no such way: it came in, or it is a note. */
export function tickOf(message: ShownMessage): Tick | null {
  const { outgoing } = message;
  if (outgoing) {
    return outgoing.state === "failed" || outgoing.state === "conflict"
      ? "failed"
      : outgoing.state === "sending"
        ? "sending"
        : "queued";
  }
  if (message.sender === "customer" || message.type === "note" || message.deleted_at !== null) {
    return null;
  }
  switch (message.status) {
    case "queued":
    case "sent":
    case "delivered":
    case "read":
    case "played":
    case "failed":
    case "unknown":
      return message.status;
    default:
      return null; // what a newer server says and we do not know
  }
}

/** Who speaks, as far as it is not the customer: named above a group of messages. */
export function speakerOf(message: ShownMessage): "phone" | "bot" | "agent" | null {
  if (message.sender === "customer" || message.sender === "system") {
    return null;
  }
  return message.sender === "bot" || message.origin === "bot"
    ? "bot"
    : message.origin === "phone"
      ? "phone"
      : "agent";
}
