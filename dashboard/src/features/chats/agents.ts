import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";

/** Who can be given a chat. */
export const agentsQuery = queryOptions({
  queryKey: ["users", "active"] as const,
  queryFn: async ({ signal }) =>
    (await data(api.GET("/users", { signal }))).items.filter(({ active }) => active),
  staleTime: 60_000,
});
