"use client";
import { useQueryClient } from "@tanstack/react-query";
import { AlarmClock, CircleCheck, Tags, UserRound, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useBulk } from "@/features/chats/bulk";
import { findChat } from "@/features/chats/find";
import { openDialog } from "@/features/commands/dialogs";
import { IconButton } from "@/ui/icon-button";
import { clearSelection, useSelection } from "./selection";

/** What can be done to the ticked chats, below the list while there are any. */
export function SelectionBar() {
  const t = useTranslations("inbox.bulk");
  const menu = useTranslations("inbox.menu");
  const queryClient = useQueryClient();
  const bulk = useBulk();
  const ids = useSelection((selection) => selection.ids);
  if (ids.size === 0) {
    return null;
  }
  const chats = () => [...ids].flatMap((id) => findChat(queryClient, id) ?? []);
  return (
    <div
      role="toolbar"
      aria-label={t("title")}
      className="flex items-center gap-1 border-t border-border bg-accent px-3 py-1.5 text-accent-foreground"
    >
      <p role="status" className="min-w-0 flex-1 truncate text-sm font-medium">
        {t("selected", { count: ids.size })}
      </p>
      <IconButton label={menu("assign")} shortcut="A" onClick={() => openDialog("assign", chats())}>
        <UserRound />
      </IconButton>
      <IconButton label={menu("labels")} shortcut="L" onClick={() => openDialog("labels", chats())}>
        <Tags />
      </IconButton>
      <IconButton label={menu("snooze")} shortcut="S" onClick={() => openDialog("snooze", chats())}>
        <AlarmClock />
      </IconButton>
      <IconButton
        label={menu("close")}
        shortcut="E"
        onClick={() => void bulk(chats(), { mode: "CLOSED" })}
      >
        <CircleCheck />
      </IconButton>
      <IconButton label={t("clear")} onClick={clearSelection}>
        <X />
      </IconButton>
    </div>
  );
}
