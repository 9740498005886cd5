import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import type { ReportFilter } from "@/lib/api/types";

export const reportQuery = (filter: ReportFilter) =>
  queryOptions({
    queryKey: ["admin", "report", filter],
    queryFn: ({ signal }) =>
      data(api.GET("/reports/overview", { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
