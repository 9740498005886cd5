import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import type { Chat } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { chatKeys } from "@/features/chats/queries";
import { quoteInDraft } from "@/features/composer/drafts";
import { focusComposer } from "@/features/composer/focus";
import { lazily } from "@/ui/lazily";
import { useBrief } from "./kind";
import type { ShownMessage } from "./rows";
import type { MessageActions } from "./use-message-actions";

export const MessageDialog = lazily(async () => (await import("./message-dialog")).MessageDialog);

type Open = { kind: "edit" | "remove" | "react"; message: ShownMessage } | null;

export type MessageDialogs = {
  reply: (message: ShownMessage) => void;
  edit: (message: ShownMessage) => void;
  remove: (message: ShownMessage) => void;
  react: (message: ShownMessage) => void;
  unreadFrom: (message: ShownMessage) => void;
};

/** What the message menu asks before it acts, once for the whole thread. */
export function useMessageDialogs(
  chatId: number,
  actions: MessageActions,
  onUnread: (message: ShownMessage) => void,
) {
  const t = useTranslations("thread");
  const brief = useBrief();
  const explain = useExplain();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<Open>(null);

  const dialogs = useMemo<MessageDialogs>(
    () => ({
      reply(message) {
        quoteInDraft(chatId, {
          message_id: message.id,
          text: brief(message),
          sender: message.sender_name ?? "",
        });
        focusComposer("reply");
      },
      edit: (message) => setOpen({ kind: "edit", message }),
      remove: (message) => setOpen({ kind: "remove", message }),
      react: (message) => setOpen({ kind: "react", message }),
      async unreadFrom(message) {
        try {
          onUnread(message);
          const { unread_count } = await data(
            api.PUT("/chats/{id}/read", {
              params: { path: { id: chatId } },
              body: { unread_from_seq: message.seq },
            }),
          );
          queryClient.setQueryData<Chat>(
            chatKeys.one(chatId),
            (chat) => chat && { ...chat, unread_count },
          );
          toast.success(t("menu.markedUnread"));
        } catch (error) {
          toast.error(explain(error));
        }
      },
    }),
    [chatId, brief, onUnread, queryClient, t, explain],
  );

  const close = () => setOpen(null);
  const element = open && <MessageDialog {...open} actions={actions} onClose={close} />;
  return { dialogs, element };
}
