import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import type { components } from "@/lib/api/schema/chat";

export type CannedAnswer = components["schemas"]["CannedAnswer"];

export const CANNED = ["canned-answers"] as const;

/** All that the caller may use: the shared ones and their own. */
export const cannedQuery = queryOptions({
  queryKey: [...CANNED, "all"],
  queryFn: async ({ signal }) => {
    const answers: CannedAnswer[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = {
        limit: 100,
        ...(cursor ? { cursor } : {}),
      };
      const page: { items: CannedAnswer[]; next_cursor: string | null } = await data(
        api.GET("/canned-answers", { params: { query }, signal }),
      );
      answers.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return answers.sort((a, b) => a.shortcut.localeCompare(b.shortcut));
  },
});
