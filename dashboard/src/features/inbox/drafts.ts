import { queryOptions } from "@tanstack/react-query";
import { chatKeys } from "@/features/chats/queries";
import { api, data } from "@/lib/api/client";

/** The caller's unsent words, by chat. */
export const draftsQuery = queryOptions({
  queryKey: [...chatKeys.all, "drafts"] as const,
  queryFn: async ({ signal }): Promise<Record<number, string>> => {
    const { items } = await data(api.GET("/chats/drafts", { signal }));
    return Object.fromEntries(
      items.flatMap(({ chat_id, reply, note }) => {
        const words = reply ?? note;
        return words === null ? [] : [[chat_id, words]];
      }),
    );
  },
});
