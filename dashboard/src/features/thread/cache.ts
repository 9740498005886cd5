import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { chatKeys, type ThreadPage } from "@/features/chats/queries";
import { withMessages, type ThreadData } from "@/features/chats/thread-cache";
import type { Chat, Message } from "@/lib/api/types";

/** All messages of the loaded pages, oldest first, each once. */
export function messagesOf(data: InfiniteData<ThreadPage, unknown> | undefined): Message[] {
  if (!data) {
    return [];
  }
  const known = new Set<number>();
  const messages: Message[] = [];
  for (let page = data.pages.length - 1; page >= 0; page--) {
    for (const message of data.pages[page]?.items ?? []) {
      if (!known.has(message.id)) {
        known.add(message.id);
        messages.push(message);
      }
    }
  }
  return messages;
}

/** Puts a message that an answer brought into the cache, as the live stream does with its own. */
export function putMessage(queryClient: QueryClient, message: Message): void {
  queryClient.setQueryData<ThreadData>(
    chatKeys.thread(message.chat_id),
    (data) => data && withMessages(data, [message]),
  );
}

/** Puts a chat that an answer brought into the cache, unless a newer state of it is there. */
export function putChat(queryClient: QueryClient, chat: Chat): void {
  queryClient.setQueryData<Chat>(chatKeys.one(chat.id), (known) =>
    known && known.change > chat.change ? known : chat,
  );
}

/** Leaves the newest page only: what was read far above need not be fetched anew when the chat is opened again. */
export function trimThread(queryClient: QueryClient, chatId: number): void {
  queryClient.setQueryData<ThreadData>(
    chatKeys.thread(chatId),
    (data) =>
      data &&
      (data.pages.length > 1
        ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) }
        : data),
  );
}
