import { notifyManager, type QueryClient } from "@tanstack/react-query";
import type { Chat, Message } from "@/lib/api/types";
import type { LiveEvent } from "@/lib/live/stream";
import { withChats, type ChatListData } from "./list-cache";
import { heardPresence, type PresenceNews } from "./presence";
import { chatKeys, type ChatFilter } from "./queries";
import { withMessages, type ThreadData } from "./thread-cache";

const COUNTS_MS = 2_000;
const REMEMBERED = 500;

/**
 * Puts what the stream tells into what is shown. The newest news are remembered for a while, since an answer that was under way may
 * bring an older state after them.
 */
export class Applier {
  private readonly chats = new Map<number, Chat>();
  private readonly messages = new Map<number, Message>();
  private countsTimer: ReturnType<typeof setTimeout> | null = null;
  private countsAt = 0;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly queryClient: QueryClient,
    private readonly me: number,
  ) {
    this.unsubscribe = queryClient.getQueryCache().subscribe((event) => {
      if (
        event.type === "updated" &&
        event.action.type === "success" &&
        !event.action.manual &&
        event.query.queryKey[0] === chatKeys.all[0]
      ) {
        queueMicrotask(() => this.overtake(event.query.queryKey));
      }
    });
  }

  stop(): void {
    this.unsubscribe();
    clearTimeout(this.countsTimer ?? undefined);
  }

  apply(events: readonly LiveEvent[]): void {
    const chats = new Map<number, Chat>();
    const messages = new Map<number, Message[]>();
    const removed = new Set<number>();
    for (const { name, data } of events) {
      switch (name) {
        case "message.created":
        case "message.updated": {
          const message = data as Message;
          messages.set(message.chat_id, [...(messages.get(message.chat_id) ?? []), message]);
          remember(this.messages, message);
          break;
        }
        case "chat.created":
        case "chat.updated": {
          const { chat } = data as { chat: Chat };
          removed.delete(chat.id);
          if ((chats.get(chat.id)?.change ?? -1) <= chat.change) {
            chats.set(chat.id, chat);
            remember(this.chats, chat);
          }
          break;
        }
        case "chat.removed": {
          const { chat_id: id } = data as { chat_id: number };
          chats.delete(id);
          this.chats.delete(id);
          removed.add(id);
          break;
        }
        case "presence":
          heardPresence(data as PresenceNews);
          break;
        case "resync":
          this.forget();
          void this.queryClient.invalidateQueries({ queryKey: chatKeys.all });
          break;
      }
    }
    // All that came in one piece is painted in one go.
    notifyManager.batch(() => {
      messages.forEach((some, chatId) => this.putMessages(chatId, some));
      if (chats.size > 0 || removed.size > 0) {
        putChats(this.queryClient, this.me, chats, removed);
        this.recount();
      }
    });
  }

  private putMessages(chatId: number, messages: readonly Message[]): void {
    this.queryClient.setQueryData<ThreadData>(
      chatKeys.thread(chatId),
      (thread) => thread && withMessages(thread, messages),
    );
  }

  /** An answer has come that may be older than what was heard in the meantime. */
  private overtake(key: readonly unknown[]): void {
    if (key[1] === "thread") {
      const chatId = key[2] as number;
      const newer = [...this.messages.values()].filter((message) => message.chat_id === chatId);
      if (newer.length > 0) {
        this.putMessages(chatId, newer);
      }
    } else if ((key[1] === "list" || key[1] === "one") && this.chats.size > 0) {
      putChats(this.queryClient, this.me, this.chats);
    }
  }

  private forget(): void {
    this.chats.clear();
    this.messages.clear();
  }

  /** Counts are asked for at once, then at most every two seconds. */
  private recount(): void {
    if (this.countsTimer !== null) {
      return;
    }
    const wait = Math.max(0, this.countsAt + COUNTS_MS - Date.now());
    this.countsTimer = setTimeout(() => {
      this.countsTimer = null;
      this.countsAt = Date.now();
      void this.queryClient.invalidateQueries({ queryKey: chatKeys.counts });
    }, wait);
  }
}

function remember<T extends { id: number }>(map: Map<number, T>, item: T): void {
  map.delete(item.id);
  map.set(item.id, item);
  if (map.size > REMEMBERED) {
    map.delete(map.keys().next().value!);
  }
}

/** Puts chats as they are now wherever they are shown; an older state never replaces a newer one. */
export function putChats(
  queryClient: QueryClient,
  me: number,
  chats: ReadonlyMap<number, Chat>,
  removed: ReadonlySet<number> = new Set(),
): void {
  for (const chat of chats.values()) {
    queryClient.setQueryData<Chat>(chatKeys.one(chat.id), (known) =>
      known === undefined || known.change > chat.change ? known : chat,
    );
  }
  for (const id of removed) {
    queryClient.removeQueries({ queryKey: chatKeys.thread(id) });
    // Whoever looks at it asks again, and is told that it is not theirs any more.
    void queryClient.resetQueries({ queryKey: chatKeys.one(id) });
  }
  for (const [key, list] of queryClient.getQueriesData<ChatListData>({
    queryKey: chatKeys.lists,
  })) {
    if (list) {
      const next = withChats(list, key[2] as ChatFilter, me, chats, removed);
      if (next !== list) {
        queryClient.setQueryData(key, next);
      }
    }
  }
}
