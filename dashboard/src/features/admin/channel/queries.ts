import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";

export const channelKeys = {
  state: ["admin", "channel"] as const,
  qr: ["admin", "channel", "qr"] as const,
  webhook: ["admin", "channel", "webhook"] as const,
};

export const channelQuery = queryOptions({
  queryKey: channelKeys.state,
  queryFn: ({ signal }) => data(api.GET("/channel", { signal })),
});

/** A code to be scanned; it is renewed shortly before it ends. */
export const qrQuery = queryOptions({
  queryKey: channelKeys.qr,
  queryFn: ({ signal }) => data(api.GET("/channel/qr", { signal })),
  staleTime: 0,
  gcTime: 0,
  refetchInterval: ({ state }) => Math.max(5, (state.data?.expires_in ?? 20) - 2) * 1000,
});

export const webhookPlanQuery = queryOptions({
  queryKey: channelKeys.webhook,
  queryFn: ({ signal }) => data(api.GET("/channel/webhook", { signal })),
});
