import { queryOptions } from "@tanstack/react-query";
import { authorized } from "@/lib/api/authorized";
import { ApiProblem } from "@/lib/api/problem";
import type { DraftSummary } from "@/lib/api/pending-inbox";
import { chatKeys } from "@/features/chats/queries";

/** The caller's unsent words, by chat. */
export const draftsQuery = queryOptions({
  queryKey: [...chatKeys.all, "drafts"] as const,
  queryFn: async ({ signal }): Promise<Record<number, string>> => {
    try {
      const response = await authorized(
        new Request(new URL("/chats/drafts", window.location.origin), { signal }),
      );
      const { items } = (await response.json()) as { items: DraftSummary[] };
      return Object.fromEntries(
        items.flatMap(({ chat_id, reply, note }) => {
          const words = reply ?? note;
          return words === null ? [] : [[chat_id, words]];
        }),
      );
    } catch (error) {
      if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) {
        return {};
      }
      throw error;
    }
  },
});
