import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { api, data } from "@/lib/api/client";
import type { Chat } from "@/lib/api/types";
import { usePreferences } from "@/lib/preferences";
import { chatKeys } from "@/features/chats/queries";

const LOOK_MS = 1_000;

function subscribe(changed: () => void) {
  window.addEventListener("focus", changed);
  window.addEventListener("blur", changed);
  document.addEventListener("visibilitychange", changed);
  return () => {
    window.removeEventListener("focus", changed);
    window.removeEventListener("blur", changed);
    document.removeEventListener("visibilitychange", changed);
  };
}

const attentive = () => document.visibilityState === "visible" && document.hasFocus();

/** Whether somebody looks at this tab. */
export const useAttentive = () => useSyncExternalStore(subscribe, attentive, () => false);

/** Marks a chat as read once its newest message was in view for a second, in a tab that somebody looks at. A reply reads by itself. */
export function useReadMark(
  chatId: number,
  unread: number,
  newestSeq: number,
  atEnd: boolean,
  suspended: boolean,
): void {
  const queryClient = useQueryClient();
  const readOnView = usePreferences((preferences) => preferences.readOnView);
  const looks = useAttentive();
  const marked = useRef(0);

  useEffect(() => {
    if (
      !readOnView ||
      suspended ||
      !looks ||
      !atEnd ||
      unread <= 0 ||
      newestSeq <= marked.current
    ) {
      return;
    }
    const timer = setTimeout(() => {
      marked.current = newestSeq;
      data(
        api.PUT("/chats/{id}/read", {
          params: { path: { id: chatId } },
          body: { up_to_seq: newestSeq },
        }),
      ).then(
        ({ unread_count }) =>
          queryClient.setQueryData<Chat>(
            chatKeys.one(chatId),
            (chat) => chat && { ...chat, unread_count },
          ),
        () => {
          marked.current = 0; // the next look tries again
        },
      );
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [chatId, unread, newestSeq, atEnd, suspended, looks, readOnView, queryClient]);
}
