"use client";
import { useQuery } from "@tanstack/react-query";
import { chatQuery } from "@/features/chats/queries";

type CustomerPanelProps = { chatId: number };

/** Who the customer is, and what one can do for them. */
export function CustomerPanel({ chatId }: CustomerPanelProps) {
  const chat = useQuery(chatQuery(chatId));
  return <section dir="auto">{chat.data?.customer.name}</section>;
}
