import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";

export const sessionsKey = (id: number) => ["admin", "users", id, "sessions"] as const;

/** Where somebody is logged in. */
export const sessionsQuery = (id: number) =>
  queryOptions({
    queryKey: sessionsKey(id),
    queryFn: async ({ signal }) =>
      (await data(api.GET("/users/{id}/sessions", { params: { path: { id } }, signal }))).items,
    staleTime: 0,
  });
