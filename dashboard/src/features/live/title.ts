"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { countsQuery } from "@/features/chats/queries";

/** The number of unread chats in the tab's title. */
export function useUnreadTitle(): void {
  const t = useTranslations("inbox");
  const unread = useQuery({ ...countsQuery, select: (counts) => counts.unread }).data ?? 0;
  const words = t("title");
  useEffect(() => {
    const title = `${unread > 0 ? `(${unread > 99 ? "99+" : unread}) ` : ""}${words} · Message Center`;
    document.title = title;
    // The router writes its own title when it re-renders the page's head.
    const watch = new MutationObserver(() => {
      if (document.title !== title) {
        document.title = title;
      }
    });
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [unread, words]);
}
