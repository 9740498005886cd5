"use client";
import {
  AlarmClock,
  AlarmClockOff,
  Bot,
  CircleCheck,
  ExternalLink,
  Hand,
  MailOpen,
  MailWarning,
  Pause,
  RotateCcw,
  Tags,
  UserRound,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "use-intl";
import { openDialog } from "@/features/commands/dialogs";
import { currentAddress, formatAddress } from "@/features/inbox/address";
import type { Chat } from "@/lib/api/types";
import type { ChatActions } from "./actions";
import { isSnoozed } from "./matches";

export type ChatMenuEntry = {
  id: string;
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  /** Begins a new group. */
  separated?: boolean;
  run: () => void;
};

/** What can be done to a chat, in the order of how often it is; the same wherever there is a menu. */
export function useChatMenu(actions: ChatActions): (chat: Chat) => ChatMenuEntry[] {
  const t = useTranslations("inbox.menu");
  return (chat) => {
    const closed = chat.mode === "CLOSED";
    const entries: (ChatMenuEntry | false)[] = [
      !closed &&
        chat.assigned_agent_id === null && {
          id: "claim",
          label: t("claim"),
          icon: Hand,
          shortcut: "C",
          run: () => void actions.claim(chat),
        },
      {
        id: "newTab",
        label: t("newTab"),
        icon: ExternalLink,
        run: () =>
          window.open(
            formatAddress({ ...currentAddress(), chatId: chat.id, messageId: null, panel: false }),
            "_blank",
            "noopener",
          ),
      },
      {
        id: "assign",
        label: t("assign"),
        icon: UserRound,
        shortcut: "A",
        run: () => openDialog("assign", [chat]),
      },
      !closed &&
        (isSnoozed(chat)
          ? {
              id: "wake",
              label: t("wake"),
              icon: AlarmClockOff,
              run: () => void actions.snooze(chat, null),
            }
          : {
              id: "snooze",
              label: t("snooze"),
              icon: AlarmClock,
              shortcut: "S",
              run: () => openDialog("snooze", [chat]),
            }),
      {
        id: "labels",
        label: t("labels"),
        icon: Tags,
        shortcut: "L",
        run: () => openDialog("labels", [chat]),
      },
      chat.unread_count > 0
        ? {
            id: "read",
            label: t("read"),
            icon: MailOpen,
            run: () => void actions.markRead(chat),
          }
        : {
            id: "unread",
            label: t("unread"),
            icon: MailWarning,
            shortcut: "U",
            run: () => void actions.markUnread(chat),
          },
      !closed &&
        chat.mode !== "BOT" && {
          id: "toBot",
          label: t("toBot"),
          icon: Bot,
          separated: true,
          run: () => void actions.setMode(chat, "BOT"),
        },
      !closed &&
        chat.mode !== "AGENT" && {
          id: "toAgent",
          label: t("toAgent"),
          icon: UserRound,
          separated: chat.mode === "BOT",
          run: () => void actions.setMode(chat, "AGENT"),
        },
      !closed &&
        chat.mode !== "PAUSED" && {
          id: "pause",
          label: t("pause"),
          icon: Pause,
          run: () => void actions.setMode(chat, "PAUSED"),
        },
      closed
        ? {
            id: "reopen",
            label: t("reopen"),
            icon: RotateCcw,
            separated: true,
            run: () => void actions.reopen(chat),
          }
        : {
            id: "close",
            label: t("close"),
            icon: CircleCheck,
            shortcut: "E",
            separated: true,
            run: () => void actions.close(chat),
          },
    ];
    return entries.filter((entry) => entry !== false);
  };
}
