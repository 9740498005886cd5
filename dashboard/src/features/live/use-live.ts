"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Applier } from "@/features/chats/apply";
import { chatKeys } from "@/features/chats/queries";
import { Live } from "@/lib/live/live";
import { useUser } from "@/lib/session";
import { useAlerts } from "./alerts";

/** Keeps what is shown true for as long as the page is open; once a page. */
export function useLive(): void {
  const queryClient = useQueryClient();
  const { id } = useUser();
  const alert = useAlerts();

  useEffect(() => {
    const applier = new Applier(queryClient, id);
    const live = new Live(`message-center-live-${id}`, {
      onEvents: (events, leading) => {
        applier.apply(events);
        if (leading) {
          alert(events);
        }
      },
    });
    // Nothing is missed between the first list and the stream: it begins where the list was read.
    const stopWaiting = queryClient.getQueryCache().subscribe(({ query, type }) => {
      if (type === "updated" && query.queryKey[1] === chatKeys.lists[1]) {
        const first = (query.state.data as { pages?: { cursor: string }[] } | undefined)
          ?.pages?.[0];
        if (first) {
          live.begin(first.cursor);
          stopWaiting();
        }
      }
    });
    live.start();
    return () => {
      stopWaiting();
      live.stop();
      applier.stop();
    };
  }, [queryClient, id, alert]);
}
