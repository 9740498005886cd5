import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { toast } from "sonner";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import type { Chat } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { chatKeys } from "@/features/chats/queries";
import { quoteInDraft } from "@/features/composer/drafts";
import { focusComposer } from "@/features/composer/focus";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Dialog } from "@/ui/dialog";
import { Textarea } from "@/ui/input";
import { Skeleton } from "@/ui/skeleton";
import { useBrief } from "./kind";
import type { ShownMessage } from "./rows";
import type { MessageActions } from "./use-message-actions";

const EmojiPicker = lazy(() => import("@/features/composer/emoji-picker"));

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
  const element = open && (
    <>
      {open.kind === "edit" && (
        <EditDialog
          message={open.message}
          onClose={close}
          onSave={(text) => actions.edit(open.message, text)}
        />
      )}
      <Confirm
        open={open.kind === "remove"}
        onOpenChange={close}
        title={t("remove.title")}
        description={t(open.message.type === "note" ? "remove.note" : "remove.message")}
        action={t("remove.action")}
        onConfirm={() => actions.remove(open.message)}
      />
      <Dialog open={open.kind === "react"} onOpenChange={close} title={t("menu.react")}>
        <Suspense fallback={<Skeleton className="h-72" />}>
          <EmojiPicker
            onPick={(emoji) => {
              close();
              void actions.react(open.message, emoji);
            }}
          />
        </Suspense>
      </Dialog>
    </>
  );
  return { dialogs, element };
}

function EditDialog({
  message,
  onClose,
  onSave,
}: {
  message: ShownMessage;
  onClose: () => void;
  onSave: (text: string) => Promise<boolean>;
}) {
  const t = useTranslations("thread.edit");
  const common = useTranslations("common");
  const [text, setText] = useState(message.text ?? "");
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    if (await onSave(text.trim())) {
      onClose();
    }
    setBusy(false);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title")}
      description={message.type === "note" ? undefined : t("hint")}
      className="sm:max-w-lg"
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button
            disabled={busy || text.trim() === "" || text.trim() === message.text}
            onClick={() => void save()}
          >
            {common("save")}
          </Button>
        </>
      }
    >
      <Textarea
        dir="auto"
        aria-label={t("title")}
        value={text}
        maxLength={4096}
        onChange={(event) => setText(event.target.value)}
        className="min-h-32"
      />
    </Dialog>
  );
}
