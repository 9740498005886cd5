import type { InfiniteData } from "@tanstack/react-query";
import type { Chat } from "@/lib/api/types";
import { byActivity, matches } from "./matches";
import type { ChatFilter } from "./queries";

export type ChatListPage = { items: Chat[]; next_cursor: string | null; cursor: string };
export type ChatListData = InfiniteData<ChatListPage, string | null>;

/** A list as it is after some chats changed and others went: the same object where nothing of it changed. */
export function withChats(
  list: ChatListData,
  filter: ChatFilter,
  me: number,
  changed: ReadonlyMap<number, Chat>,
  removed: ReadonlySet<number> = new Set(),
): ChatListData {
  const shown = list.pages.flatMap((page) => page.items);
  const seen = new Set<number>();
  let touched = false;
  const next: Chat[] = [];
  for (const chat of shown) {
    if (seen.has(chat.id)) {
      touched = true; // moved to a later page while it was fetched
      continue;
    }
    seen.add(chat.id);
    const news = changed.get(chat.id);
    const now = news && news.change >= chat.change ? news : chat;
    const stays = !removed.has(chat.id) && (now === chat || matches(now, filter, me) !== false);
    touched ||= now !== chat || !stays;
    if (stays) {
      next.push(now);
    }
  }
  const end = list.pages.at(-1)?.next_cursor === null ? undefined : shown.at(-1);
  for (const chat of changed.values()) {
    const belongs =
      !seen.has(chat.id) && !removed.has(chat.id) && matches(chat, filter, me) === true;
    if (belongs && (end === undefined || byActivity(chat, end) < 0)) {
      next.push(chat);
      touched = true;
    }
  }
  return touched ? { ...list, pages: paged(list.pages, next.sort(byActivity)) } : list;
}

/** The chats on the pages as they were cut; what is too much goes on the last one. */
function paged(pages: ChatListPage[], chats: Chat[]): ChatListPage[] {
  let from = 0;
  return pages.map((page, p) => {
    const to = p === pages.length - 1 ? chats.length : from + page.items.length;
    const items = chats.slice(from, to);
    from = to;
    return { ...page, items };
  });
}
