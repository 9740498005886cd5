import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import type { DeadLetter } from "@/lib/api/types";

export type LetterFilter = { topic: string; state: string };

export const operationsKeys = {
  lanes: ["admin", "lanes"] as const,
  letters: ["admin", "dead-letters"] as const,
};

export const lanesQuery = queryOptions({
  queryKey: operationsKeys.lanes,
  queryFn: async ({ signal }) => (await data(api.GET("/ops/lanes", { signal }))).items,
  refetchInterval: 5_000,
});

export const lettersQuery = ({ topic, state }: LetterFilter) =>
  infiniteQueryOptions({
    queryKey: [...operationsKeys.letters, "list", topic, state],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET("/ops/dead-letters", {
          params: {
            query: {
              limit: 50,
              ...(topic ? { topic } : {}),
              ...(state ? { state } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

/** How many dead letters wait for somebody. */
export const openLettersQuery = queryOptions({
  queryKey: [...operationsKeys.letters, "open"],
  queryFn: async ({ signal }) => {
    const page = await data(
      api.GET("/ops/dead-letters", { params: { query: { limit: 1 } }, signal }),
    );
    return page.topics.reduce((sum, topic) => sum + topic.open, 0);
  },
});

export const positionOf = ({ topic, partition, offset }: DeadLetter) => ({
  topic,
  partition,
  offset,
});

export const nameOf = ({ topic, partition, offset }: DeadLetter) =>
  `${topic}/${partition}/${offset}`;

/** Opening one is written into the audit trail, so that it is asked for once and never again by itself. */
export const letterQuery = (letter: DeadLetter) =>
  queryOptions({
    queryKey: [...operationsKeys.letters, "one", nameOf(letter)],
    queryFn: ({ signal }) =>
      data(
        api.GET("/ops/dead-letters/{topic}/{partition}/{offset}", {
          params: { path: positionOf(letter) },
          signal,
        }),
      ),
    staleTime: Infinity,
    retry: false,
  });
