import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Dialog } from "@/ui/dialog";
import { Textarea } from "@/ui/input";
import { lazily } from "@/ui/lazily";
import { Skeleton } from "@/ui/skeleton";
import type { ShownMessage } from "./rows";
import type { MessageActions } from "./use-message-actions";

const EmojiPicker = lazily(
  async () => (await import("@/features/composer/emoji-picker")).default,
  <Skeleton className="h-72" />,
);

type MessageDialogProps = {
  kind: "edit" | "remove" | "react";
  message: ShownMessage;
  actions: MessageActions;
  onClose: () => void;
};

/** What is asked before something is done with a message. */
export function MessageDialog({ kind, message, actions, onClose }: MessageDialogProps) {
  const t = useTranslations("thread");
  switch (kind) {
    case "edit":
      return (
        <EditDialog
          message={message}
          onClose={onClose}
          onSave={(text) => actions.edit(message, text)}
        />
      );
    case "remove":
      return (
        <Confirm
          open
          onOpenChange={onClose}
          title={t("remove.title")}
          description={t(message.type === "note" ? "remove.note" : "remove.message")}
          action={t("remove.action")}
          onConfirm={() => actions.remove(message)}
        />
      );
    case "react":
      return (
        <Dialog open onOpenChange={onClose} title={t("menu.react")}>
          <EmojiPicker
            onPick={(emoji) => {
              onClose();
              void actions.react(message, emoji);
            }}
          />
        </Dialog>
      );
  }
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
