import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import { wholeList } from "@/lib/api/whole-list";

export const CANNED = ["canned-answers"] as const;

/** All canned answers that the user may insert: the shared ones and their own. */
export const cannedQuery = queryOptions({
  queryKey: [...CANNED, "all"],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const answers = await wholeList((query) =>
      data(api.GET("/canned-answers", { params: { query }, signal })),
    );
    return answers.sort((a, b) => a.shortcut.localeCompare(b.shortcut));
  },
});
