"use client";
import { EllipsisVertical } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Chat } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Menu } from "@/ui/menu";
import { useChatActions } from "./actions";
import { ChatMenuItems } from "./lazy-menu-items";

type ChatActionsMenuProps = {
  chat: Chat;
  /** Opens another chat, where a lost claim offers one. */
  onOpen?: (chatId: number) => void;
  /** Further entries, after the usual ones. */
  children?: ReactNode;
};

/** The button with everything that can be done to a chat. */
export function ChatActionsMenu({ chat, onOpen, children }: ChatActionsMenuProps) {
  const t = useTranslations("inbox.menu");
  const actions = useChatActions(onOpen);
  return (
    <Menu
      ahead={ChatMenuItems}
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("title")}>
          <EllipsisVertical />
        </Button>
      }
    >
      <ChatMenuItems chat={chat} actions={actions} />
      {children}
    </Menu>
  );
}
