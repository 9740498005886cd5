"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useChatActions } from "@/features/chats/actions";
import { useBulk } from "@/features/chats/bulk";
import { findChat } from "@/features/chats/find";
import { currentAddress, openChat } from "@/features/inbox/address";
import { useUser } from "@/lib/session";
import { selectedIds, type CommandContext } from "./registry";

/** Gives what a command runs with at the moment it is run. A row that has the focus comes before the open chat. */
export function useCommandContext(): () => CommandContext {
  const queryClient = useQueryClient();
  const user = useUser();
  const router = useRouter();
  const actions = useChatActions(openChat);
  const bulk = useBulk();
  return useCallback(() => {
    const openId = currentAddress().chatId;
    const row = document.activeElement?.closest<HTMLElement>("[role=grid] [data-chat-id]");
    const id = row ? Number(row.dataset.chatId) : openId;
    return {
      openId,
      chat: id === null ? null : findChat(queryClient, id),
      selected: [...selectedIds()].flatMap((one) => findChat(queryClient, one) ?? []),
      actions,
      isAdmin: user.role === "admin",
      leave: (path) => router.push(path),
      closeMany: (chats) => void bulk(chats, { mode: "CLOSED" }),
    };
  }, [queryClient, user.role, actions, bulk, router]);
}
