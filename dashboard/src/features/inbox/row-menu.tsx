"use client";
import { useTranslations } from "use-intl";
import type { ChatActions } from "@/features/chats/actions";
import { customerName } from "@/features/chats/describe";
import { ChatMenuItems } from "@/features/chats/lazy-menu-items";
import type { Chat } from "@/lib/api/types";
import { Menu } from "@/ui/menu";

export type RowMenuAt = { chat: Chat; x: number; y: number };

type RowMenuProps = { at: RowMenuAt | null; actions: ChatActions; onClose: () => void };

/** The menu of a row, where the pointer, the finger or the menu key asked for it. One for the whole list. */
export function RowMenu({ at, actions, onClose }: RowMenuProps) {
  const t = useTranslations("inbox.menu");
  return (
    <Menu
      ahead={ChatMenuItems}
      open={at !== null}
      onOpenChange={(open) => !open && onClose()}
      align="start"
      label={at ? t("of", { name: customerName(at.chat) }) : undefined}
      onCloseAutoFocus={(event) => {
        // Back to the row, as long as no dialog has taken the focus.
        event.preventDefault();
        if (at && document.activeElement === document.body) {
          document.querySelector<HTMLElement>(`[data-chat-id="${at.chat.id}"]`)?.focus();
        }
      }}
      trigger={
        <span
          aria-hidden
          tabIndex={-1}
          className="pointer-events-none fixed size-px"
          style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
        />
      }
    >
      {at && (
        <>
          <p className="max-w-64 truncate px-2.5 pt-1.5 pb-1 text-xs font-medium text-muted-foreground">
            <bdi>{customerName(at.chat)}</bdi>
          </p>
          <ChatMenuItems chat={at.chat} actions={actions} />
        </>
      )}
    </Menu>
  );
}
