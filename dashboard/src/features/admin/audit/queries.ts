import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import type { AuditFilter } from "@/lib/api/types";

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["admin", "audit", filter],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET("/audit", {
          params: {
            query: { ...filter, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
