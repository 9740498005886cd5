"use client";
import { EllipsisVertical } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Chat } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Kbd } from "@/ui/kbd";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { useChatActions } from "./actions";
import { useChatMenu } from "./menu";

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
  const entries = useChatMenu(useChatActions(onOpen))(chat);
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("title")}>
          <EllipsisVertical />
        </Button>
      }
    >
      {entries.map(({ id, label, icon: Icon, shortcut, separated, run }) => (
        <Fragment key={id}>
          {separated && <MenuSeparator />}
          <MenuItem onSelect={run}>
            <Icon /> {label}
            {shortcut && <Kbd className="ms-auto pointer-coarse:hidden">{shortcut}</Kbd>}
          </MenuItem>
        </Fragment>
      ))}
      {children}
    </Menu>
  );
}
