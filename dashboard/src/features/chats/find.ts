import type { QueryClient } from "@tanstack/react-query";
import type { Chat } from "@/lib/api/types";
import type { ChatListData } from "./list-cache";
import { chatKeys } from "./queries";

/** A chat as any of the caches knows it, the newest state first. */
export function findChat(queryClient: QueryClient, id: number): Chat | null {
  const states = queryClient
    .getQueriesData<ChatListData>({ queryKey: chatKeys.lists })
    .flatMap(([, list]) => list?.pages.flatMap((page) => page.items) ?? [])
    .filter((chat) => chat.id === id);
  const one = queryClient.getQueryData<Chat>(chatKeys.one(id));
  return [...(one ? [one] : []), ...states].reduce<Chat | null>(
    (newest, chat) => (newest === null || chat.change > newest.change ? chat : newest),
    null,
  );
}
