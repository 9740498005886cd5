import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { chatKeys, type ThreadPage } from "@/features/chats/queries";
import type { Chat, Message } from "@/lib/api/types";

export type ThreadData = InfiniteData<ThreadPage, string | null>;

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

/** The thread with that message in it: changed where it stands, or at the end where it is new. An older state of it changes nothing. */
export function withMessage(data: ThreadData, message: Message): ThreadData {
  for (const [index, page] of data.pages.entries()) {
    const at = page.items.findIndex((item) => item.id === message.id);
    const known = page.items[at];
    if (known) {
      return known.change > message.change
        ? data
        : withPage(data, index, { ...page, items: page.items.with(at, message) });
    }
  }
  const newest = data.pages[0] ?? { items: [], before: null, after: null };
  const at = newest.items.findLastIndex((item) => !isLater(item, message)) + 1;
  return withPage(data, 0, { ...newest, items: newest.items.toSpliced(at, 0, message) });
}

const isLater = (a: Message, b: Message) => {
  const difference = Date.parse(a.created_at) - Date.parse(b.created_at);
  return difference === 0 ? a.seq > b.seq : difference > 0;
};

function withPage(data: ThreadData, index: number, page: ThreadPage): ThreadData {
  return {
    pages: data.pages.length === 0 ? [page] : data.pages.with(index, page),
    pageParams: data.pageParams.length === 0 ? [null] : data.pageParams,
  };
}

/** Puts a message that an answer brought into the cache, as the live stream does with its own. */
export function putMessage(queryClient: QueryClient, message: Message): void {
  queryClient.setQueryData<ThreadData>(
    chatKeys.thread(message.chat_id),
    (data) => data && withMessage(data, message),
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
