"use client";
import { useQuery } from "@tanstack/react-query";
import { chatQuery } from "@/features/chats/queries";

type ThreadProps = { chatId: number; onBack: () => void };

/** A chat: who is there, who answers, what was said, and what to say next. */
export function Thread({ chatId }: ThreadProps) {
  const chat = useQuery(chatQuery(chatId));
  return <section dir="auto">{chat.data?.customer.name}</section>;
}
