import type { Chat } from "@/lib/api/types";

/** What a chat is called: its customer's name, or their number, or its own. */
export const customerName = ({ id, customer }: Chat) => customer.name ?? customer.phone ?? `#${id}`;
