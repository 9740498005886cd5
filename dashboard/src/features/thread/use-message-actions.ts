import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { Message } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { changeOutgoing, removeOutgoing, type Outgoing } from "@/features/composer/outbox";
import { returnToDraft } from "@/features/composer/drafts";
import { runOutbox } from "@/features/composer/outbox-run";
import { putMessage } from "./cache";

/** What one can do with a message; each shows its own failure. */
export function useMessageActions() {
  const t = useTranslations("thread");
  const common = useTranslations("common");
  const explain = useExplain();
  const queryClient = useQueryClient();

  const run = useCallback(
    async (call: Promise<Message>) => {
      try {
        putMessage(queryClient, await call);
        return true;
      } catch (error) {
        const current = error instanceof ApiProblem ? error.body.message : undefined;
        if (current) {
          putMessage(queryClient, current as Message);
        }
        toast.error(explain(error));
        return false;
      }
    },
    [queryClient, explain],
  );

  return useMemo(() => {
    const params = (message: Message) => ({ params: { path: { id: message.id } } });
    return {
      react: (message: Message, emoji: string) =>
        run(
          data(api.POST("/chats/messages/{id}/reaction", { ...params(message), body: { emoji } })),
        ),
      edit: (message: Message, text: string) =>
        run(data(api.PATCH("/chats/messages/{id}", { ...params(message), body: { text } }))),
      remove: (message: Message) => run(data(api.DELETE("/chats/messages/{id}", params(message)))),
      retry: (message: Message) =>
        run(data(api.POST("/chats/messages/{id}/retry", params(message)))),
      resolve: (message: Message, as: "sent" | "resend" | "discard") =>
        run(data(api.POST("/chats/messages/{id}/resolve", { ...params(message), body: { as } }))),
      copy: (message: Message) =>
        void navigator.clipboard.writeText(message.text ?? "").then(
          () => toast.success(common("copied")),
          () => toast.error(t("menu.copyFailed")),
        ),
      sendAgain: (item: Outgoing) => {
        changeOutgoing(item, { state: "waiting", problem: null });
        void runOutbox(queryClient, item.chatId);
      },
      discard: (item: Outgoing) => {
        removeOutgoing(item);
        void runOutbox(queryClient, item.chatId);
      },
      keepAsDraft: (item: Outgoing) => {
        removeOutgoing(item);
        if (item.text) {
          returnToDraft(item.chatId, item.kind, item.text);
        }
        void runOutbox(queryClient, item.chatId);
      },
    };
  }, [run, queryClient, t, common]);
}

export type MessageActions = ReturnType<typeof useMessageActions>;
