import { ChevronDown, Copy, EyeOff, Pencil, Reply, SmilePlus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import type { MessageActions } from "./use-message-actions";
import type { ShownMessage } from "./rows";
import type { MessageDialogs } from "./message-dialogs";

export const QUICK_REACTIONS = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

type MessageMenuProps = {
  message: ShownMessage;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: MessageActions;
  dialogs: MessageDialogs;
  /** Whether the log's one tab stop is here. */
  reachable: boolean;
  className?: string;
};

/** What one can do with a message. The arrows lead from one message's button to the next one's. */
export function MessageMenu({
  message,
  open,
  onOpenChange,
  actions,
  dialogs,
  reachable,
  className,
}: MessageMenuProps) {
  const t = useTranslations("thread.menu");
  const common = useTranslations("common");
  const isNote = message.type === "note";
  const ours = message.sender === "agent" || message.sender === "bot";
  const isLive = message.deleted_at === null;
  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      align={ours ? "end" : "start"}
      trigger={
        <button
          type="button"
          data-message-menu
          tabIndex={reachable ? 0 : -1}
          aria-label={t("open")}
          className={cn(
            "flex size-7 items-center justify-center rounded-full bg-card text-muted-foreground opacity-0 shadow-sm transition-opacity group-hover/message:opacity-100 hover:text-foreground focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:pointer-events-none pointer-coarse:focus-visible:pointer-events-auto",
            className,
          )}
        >
          <ChevronDown className="size-4" />
        </button>
      }
    >
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
    </Menu>
  );
}
