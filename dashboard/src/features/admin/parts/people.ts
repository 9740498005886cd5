import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import type { Account } from "@/lib/api/types";

export const PEOPLE = ["admin", "users"] as const;

/** Everybody who has an account, as the directory has them. */
export const peopleQuery = queryOptions({
  queryKey: PEOPLE,
  queryFn: async ({ signal }) => {
    const people: Account[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = {
        limit: 1000,
        ...(cursor ? { cursor } : {}),
      };
      const page: { items: Account[]; next_cursor: string | null } = await data(
        api.GET("/users", { params: { query }, signal }),
      );
      people.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return people;
  },
});
