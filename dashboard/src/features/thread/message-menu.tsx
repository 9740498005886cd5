import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { lazily } from "@/ui/lazily";
import { Menu } from "@/ui/menu";
import type { MessageActions } from "./use-message-actions";
import type { ShownMessage } from "./rows";
import type { MessageDialogs } from "./message-dialogs";

export const MessageMenuItems = lazily(
  async () => (await import("./message-menu-items")).MessageMenuItems,
);

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

/** Leads to what one can do with a message. The arrows lead from one message's button to the next one's. */
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
  const ours = message.sender === "agent" || message.sender === "bot";
  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      ahead={MessageMenuItems}
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
      <MessageMenuItems message={message} actions={actions} dialogs={dialogs} />
    </Menu>
  );
}
