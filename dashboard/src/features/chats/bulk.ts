"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { clearSelection, selectOnly } from "@/features/inbox/selection";
import { api, data } from "@/lib/api/client";
import type { Chat, ChatChange } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { useUser } from "@/lib/session";
import { putChats } from "./apply";
import { customerName } from "./describe";
import { actedOn } from "./order";

const AT_ONCE = 100;
const NAMED = 3;

/** Changes many chats. What was refused stays ticked, and is named with why. */
export function useBulk(): (chats: readonly Chat[], change: ChatChange) => Promise<void> {
  const t = useTranslations("inbox.bulk");
  const explain = useExplain();
  const queryClient = useQueryClient();
  const me = useUser().id;

  return useCallback(
    async (chats, change) => {
      const refused: { chat: Chat; why: string }[] = [];
      let done = 0;
      try {
        for (let from = 0; from < chats.length; from += AT_ONCE) {
          const some = chats.slice(from, from + AT_ONCE);
          const { items } = await data(
            api.POST("/chats/bulk", {
              body: { ids: some.map(({ id }) => id), change },
            }),
          );
          const changed = new Map<number, Chat>();
          for (const row of items) {
            const chat = some.find(({ id }) => id === row.id);
            if (row.status === 200 && row.chat) {
              changed.set(row.id, row.chat);
              actedOn(row.id);
              done += 1;
            } else if (chat) {
              refused.push({ chat, why: row.problem?.detail ?? "" });
            }
          }
          putChats(queryClient, me, changed);
        }
      } catch (error) {
        toast.error(t("failed", { done }), { description: explain(error) });
        return;
      }
      if (done > 0) {
        toast.success(t("done", { count: done }));
      }
      if (refused.length === 0) {
        clearSelection();
        return;
      }
      selectOnly(refused.map(({ chat }) => chat.id));
      toast.error(t("refused", { count: refused.length }), {
        description: refused
          .slice(0, NAMED)
          .map(({ chat, why }) => `${customerName(chat)}: ${why}`)
          .join("\n"),
        duration: 15_000,
      });
    },
    [t, explain, queryClient, me],
  );
}
