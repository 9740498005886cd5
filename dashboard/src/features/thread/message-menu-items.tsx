import { Copy, EyeOff, Pencil, Reply, SmilePlus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { MenuItem, MenuSeparator } from "@/ui/menu";
import type { MessageDialogs } from "./message-dialogs";
import type { ShownMessage } from "./rows";
import type { MessageActions } from "./use-message-actions";

const QUICK_REACTIONS = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

type MessageMenuItemsProps = {
  message: ShownMessage;
  actions: MessageActions;
  dialogs: MessageDialogs;
};

/** What one can do with a message. */
export function MessageMenuItems({ message, actions, dialogs }: MessageMenuItemsProps) {
  const t = useTranslations("thread.menu");
  const common = useTranslations("common");
  const isNote = message.type === "note";
  const ours = message.sender === "agent" || message.sender === "bot";
  const isLive = message.deleted_at === null;
  return (
    <>
      {isLive && !isNote && (
        <>
          <div role="group" aria-label={t("react")} className="flex">
            {QUICK_REACTIONS.map((emoji) => (
              <MenuItem
                key={emoji}
                aria-label={t("reactWith", { emoji })}
                onSelect={() => void actions.react(message, emoji)}
                className="w-auto px-1.5 text-lg pointer-coarse:py-2"
              >
                {emoji}
              </MenuItem>
            ))}
            <MenuItem
              aria-label={t("moreReactions")}
              onSelect={() => dialogs.react(message)}
              className="w-auto px-1.5"
            >
              <SmilePlus />
            </MenuItem>
          </div>
          <MenuSeparator />
          <MenuItem onSelect={() => dialogs.reply(message)}>
            <Reply className="rtl:-scale-x-100" /> {t("reply")}
          </MenuItem>
        </>
      )}
      {message.text && (
        <MenuItem onSelect={() => actions.copy(message)}>
          <Copy /> {t("copy")}
        </MenuItem>
      )}
      {isLive && ours && (isNote || message.type === "text") && message.status !== "failed" && (
        <MenuItem onSelect={() => dialogs.edit(message)}>
          <Pencil /> {common("edit")}
        </MenuItem>
      )}
      {message.sender === "customer" && (
        <MenuItem onSelect={() => dialogs.unreadFrom(message)}>
          <EyeOff /> {t("unreadFrom")}
        </MenuItem>
      )}
      {isLive && ours && (
        <MenuItem className="text-danger" onSelect={() => dialogs.remove(message)}>
          <Trash2 /> {common("delete")}
        </MenuItem>
      )}
    </>
  );
}
