import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";

export const labelsQuery = queryOptions({
  queryKey: ["admin", "labels"],
  queryFn: async ({ signal }) =>
    (await data(api.GET("/labels", { params: { query: { limit: 100 } }, signal }))).items,
});
