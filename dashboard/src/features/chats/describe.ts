import type { Chat, Mode } from "@/lib/api/types";

/** What a customer is called: the name, or the number. */
export const customerName = ({ customer, address }: Pick<Chat, "customer" | "address">): string =>
  customer.name?.trim() || formatPhone(customer.phone) || address || "?";

/** A number with spaces, so that one can read it: `+62 812 3456 7890`. */
export function formatPhone(phone: string | null): string {
  if (!phone) {
    return "";
  }
  const digits = phone.replace(/\D/g, "");
  if (digits.length < 8) {
    return phone;
  }
  return `+${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5).replace(/(\d{4})(?=\d)/g, "$1 ")}`;
}

type Words = {
  assigned: (name: string) => string;
  unassigned: string;
  mode: (mode: Mode) => string;
  labels: (labels: string[]) => string;
  noLabels: string;
};

/** What became of a chat, in sentences, since somebody looked. */
export function whatChanged(seen: Chat, now: Chat, words: Words): string[] {
  const changes: string[] = [];
  if (seen.assigned_agent_id !== now.assigned_agent_id) {
    changes.push(
      now.assigned_agent_id === null
        ? words.unassigned
        : words.assigned(now.assigned_agent_name ?? String(now.assigned_agent_id)),
    );
  }
  if (seen.mode !== now.mode) {
    changes.push(`${words.mode(now.mode)}.`);
  }
  if (seen.labels.join("\n") !== now.labels.join("\n")) {
    changes.push(now.labels.length > 0 ? words.labels(now.labels) : words.noLabels);
  }
  return changes;
}
