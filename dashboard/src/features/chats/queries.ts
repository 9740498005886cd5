import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import type { ChatFilter, Message } from "@/lib/api/types";

export type { ChatFilter };

/** A part of a thread, oldest first; `before` and `after` lead on, or are null at the ends. */
export type ThreadPage = { items: Message[]; before: string | null; after: string | null };

export const chatKeys = {
  all: ["chats"] as const,
  lists: ["chats", "list"] as const,
  list: (filter: ChatFilter) => ["chats", "list", filter] as const,
  counts: ["chats", "counts"] as const,
  one: (id: number) => ["chats", "one", id] as const,
  thread: (id: number) => ["chats", "thread", id] as const,
};

export const chatListQuery = (filter: ChatFilter) =>
  infiniteQueryOptions({
    queryKey: chatKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET("/chats", {
          params: { query: { ...filter, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    // By place in the list it would make new objects of all rows below one that moved.
    structuralSharing: false,
  });

export const countsQuery = queryOptions({
  queryKey: chatKeys.counts,
  queryFn: ({ signal }) => data(api.GET("/chats/counts", { signal })),
});

/** A chat without its messages; opening a thread fills this, too. */
export const chatQuery = (id: number) =>
  queryOptions({
    queryKey: chatKeys.one(id),
    queryFn: async ({ signal }) => {
      const {
        messages: _messages,
        before: _before,
        ...chat
      } = await data(api.GET("/chats/{id}", { params: { path: { id } }, signal }));
      return chat;
    },
  });

/** The newest messages first as a page, then the pages before it. */
export const threadQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: chatKeys.thread(id),
    queryFn: ({ pageParam, signal }): Promise<ThreadPage> =>
      data(
        api.GET("/chats/{id}/messages", {
          params: {
            path: { id },
            query: { limit: 50, ...(pageParam ? { before: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    // Pages stand oldest last in the cache; what is shown turns them round.
    getNextPageParam: (last) => last.before,
  });
