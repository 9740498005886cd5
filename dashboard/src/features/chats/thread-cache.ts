import type { InfiniteData } from "@tanstack/react-query";
import type { Message } from "@/lib/api/types";
import type { ThreadPage } from "./queries";

export type ThreadData = InfiniteData<ThreadPage, string | null>;

const order = (one: Message, other: Message) =>
  Date.parse(one.created_at) - Date.parse(other.created_at) || one.seq - other.seq;

/** The thread with these messages in it; what is older than what is shown is never put over it, and what lies beyond the pages stays out. */
export function withMessages(thread: ThreadData, messages: readonly Message[]): ThreadData {
  let pages = thread.pages;
  for (const message of messages) {
    pages = put(pages, message);
  }
  return pages === thread.pages ? thread : { ...thread, pages };
}

function put(pages: ThreadPage[], message: Message): ThreadPage[] {
  for (const [p, page] of pages.entries()) {
    const at = page.items.findIndex(
      (item) =>
        item.id === message.id ||
        (message.client_id !== null && item.client_id === message.client_id),
    );
    const known = page.items[at];
    if (known) {
      if (known.id === message.id && known.change >= message.change) {
        return pages;
      }
      return replace(pages, p, { ...page, items: page.items.with(at, message) });
    }
  }
  // Pages stand newest first, their messages oldest first.
  for (const [p, page] of pages.entries()) {
    const first = page.items[0];
    const isLast = p === pages.length - 1;
    if (first === undefined || order(first, message) <= 0 || (isLast && page.before === null)) {
      const at = page.items.findLastIndex((item) => order(item, message) <= 0) + 1;
      return replace(pages, p, { ...page, items: page.items.toSpliced(at, 0, message) });
    }
  }
  return pages;
}

const replace = (pages: ThreadPage[], at: number, page: ThreadPage) => pages.with(at, page);
