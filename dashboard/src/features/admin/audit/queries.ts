import { infiniteQueryOptions } from "@tanstack/react-query";
import { data } from "@/lib/api/client";
import { pending, type AuditFilter } from "@/lib/api/pending-dashc";

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["admin", "audit", filter],
    queryFn: ({ pageParam, signal }) =>
      data(
        pending.GET("/audit", {
          params: {
            query: { ...filter, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
