import { queryOptions } from "@tanstack/react-query";
import { data } from "@/lib/api/client";
import { pending } from "@/lib/api/pending-dashc";

export const sessionsKey = (id: number) => ["admin", "users", id, "sessions"] as const;

/** Where somebody is logged in. */
export const sessionsQuery = (id: number) =>
  queryOptions({
    queryKey: sessionsKey(id),
    queryFn: async ({ signal }) =>
      (await data(pending.GET("/users/{id}/sessions", { params: { path: { id } }, signal }))).items,
    staleTime: 0,
  });
