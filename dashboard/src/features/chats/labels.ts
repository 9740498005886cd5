import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import { chatKeys } from "./queries";

/** The labels in use, as far as one may see, with how many chats have them. */
export const labelsQuery = queryOptions({
  queryKey: [...chatKeys.all, "labels"] as const,
  queryFn: async ({ signal }) =>
    (await data(api.GET("/labels", { params: { query: { limit: 100 } }, signal }))).items,
  staleTime: 60_000,
});
