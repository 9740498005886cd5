import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { data } from "@/lib/api/client";
import { pending, type ReportFilter } from "@/lib/api/pending-dashc";

export const reportQuery = (filter: ReportFilter) =>
  queryOptions({
    queryKey: ["admin", "report", filter],
    queryFn: ({ signal }) =>
      data(pending.GET("/reports/overview", { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
