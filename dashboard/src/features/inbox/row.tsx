import { Check, Ellipsis, EyeOff, Users } from "lucide-react";
import { memo, type MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { ChannelBadge } from "@/features/chats/channel";
import { customerName, formatPhone } from "@/features/chats/describe";
import { cn } from "@/lib/cn";
import type { Density } from "@/lib/preferences";
import type { Chat } from "@/lib/api/types";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { RowMarks } from "./row-marks";
import { RowPreview } from "./row-preview";
import { Waiting, When } from "./waiting";

export const ROW_HEIGHT: Record<Density, number> = { comfortable: 88, compact: 62 };

export type RowHandlers = {
  onOpen: (chat: Chat) => void;
  onToggle: (chat: Chat, range: boolean) => void;
  onClaim: (chat: Chat) => void;
  onMenu: (chat: Chat, at: { x: number; y: number }) => void;
  onFocus: (chat: Chat) => void;
};

type RowProps = RowHandlers & {
  chat: Chat;
  index: number;
  href: string;
  density: Density;
  isOpen: boolean;
  isChecked: boolean;
  /** Whether Tab comes to this row. */
  isStop: boolean;
  /** Whether it has left this view, and only stands here until the order is refreshed. */
  isGone: boolean;
  draft: string | null;
};

/** One chat in the list: who, what was said last, who waits and who answers. */
export const Row = memo(function Row({
  chat,
  index,
  href,
  density,
  isOpen,
  isChecked,
  isStop,
  isGone,
  draft,
  onOpen,
  onToggle,
  onClaim,
  onMenu,
  onFocus,
}: RowProps) {
  const t = useTranslations("inbox.row");
  const name = customerName(chat);
  const phone = formatPhone(chat.customer.phone);
  const unread = chat.unread_count > 0;
  const claimable = chat.assigned_agent_id === null && chat.mode !== "CLOSED";

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.button !== 0) {
      return; // a new tab
    }
    event.preventDefault();
    if (event.shiftKey) {
      onToggle(chat, true);
    } else {
      onOpen(chat);
    }
  }

  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isOpen}
      data-chat-id={chat.id}
      data-swipe-row
      tabIndex={isStop ? 0 : -1}
      onFocus={() => onFocus(chat)}
      className={cn(
        "group/row relative flex h-full touch-pan-y items-center gap-3 border-b border-border/60 bg-card px-3 outline-offset-[-2px] select-none [-webkit-touch-callout:none] hover:bg-muted/70",
        isOpen && "bg-accent text-accent-foreground hover:bg-accent",
        isChecked && !isOpen && "bg-muted",
        isGone && "opacity-55",
      )}
    >
      <span
        aria-hidden
        className={cn(
          "absolute inset-y-1.5 start-0 w-1 rounded-e-full",
          unread ? "bg-primary" : "bg-transparent",
        )}
      />
      <div role="gridcell" className="relative z-10 shrink-0">
        <Avatar
          name={name}
          src={chat.customer.avatar_url}
          className={cn(density === "compact" ? "size-9" : "size-11", isChecked && "invisible")}
        />
        {chat.online === true && (
          <span
            title={t("online")}
            className="absolute end-0 top-0 size-3 rounded-full border-2 border-card bg-success"
          >
            <span className="sr-only">{t("online")}</span>
          </span>
        )}
        {!isChecked && (
          <ChannelBadge
            channel={chat.channel}
            className="absolute -end-1 -bottom-0.5 size-4.5 border-2 border-card"
          />
        )}
        <button
          type="button"
          role="checkbox"
          aria-checked={isChecked}
          aria-label={t("select", { name })}
          tabIndex={-1}
          onClick={(event) => onToggle(chat, event.shiftKey)}
          className={cn(
            "absolute inset-0 flex items-center justify-center rounded-full bg-card text-primary opacity-0 transition-opacity group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:hidden",
            isChecked && "opacity-100 pointer-coarse:flex",
          )}
        >
          <span
            className={cn(
              "flex size-5 items-center justify-center rounded border-2 border-input",
              isChecked && "border-primary bg-primary text-primary-foreground",
            )}
          >
            {isChecked && <Check aria-hidden className="size-3.5" strokeWidth={3} />}
          </span>
        </button>
      </div>
      <div role="gridcell" className="min-w-0 flex-1 space-y-0.5">
        <div className="flex items-baseline gap-2">
          <a
            href={href}
            tabIndex={-1}
            draggable={false}
            onClick={open}
            className={cn(
              "flex h-5 min-w-0 flex-1 flex-wrap items-baseline gap-x-2 overflow-hidden text-start leading-5 outline-none after:absolute after:inset-0",
              unread ? "font-semibold" : "font-medium",
            )}
          >
            <span dir="auto" className="max-w-full truncate">
              {chat.kind === "group" && (
                <Users aria-label={t("group")} className="me-1 inline size-3.5 align-[-2px]" />
              )}
              {chat.customer.blocked && (
                <EyeOff aria-label={t("blocked")} className="me-1 inline size-3.5 align-[-2px]" />
              )}
              <bdi>{name}</bdi>
            </span>
            {/* Without room beside the name it wraps out of sight. */}
            {density === "comfortable" && phone && phone !== name && (
              <span dir="ltr" className="text-xs leading-5 font-normal text-muted-foreground">
                {phone}
              </span>
            )}
          </a>
          {chat.waiting_since ? (
            <Waiting since={chat.waiting_since} />
          ) : (
            chat.last_message_at && <When at={chat.last_message_at} />
          )}
        </div>
        <div className="flex items-center gap-2">
          <RowPreview chat={chat} draft={draft} isUnread={unread} />
          {density === "compact" && <RowMarks chat={chat} isCompact />}
          {unread && (
            <span className="ms-auto inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full bg-primary px-1.5 text-xs font-semibold text-primary-foreground">
              <span aria-hidden>{chat.unread_count > 99 ? "99+" : chat.unread_count}</span>
              <span className="sr-only">{t("unread", { count: chat.unread_count })}</span>
            </span>
          )}
        </div>
        {density === "comfortable" && <RowMarks chat={chat} isCompact={false} />}
      </div>
      <div
        role="gridcell"
        className="absolute end-2 bottom-1 z-10 flex gap-1 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-coarse:hidden"
      >
        {claimable && (
          <Button
            size="sm"
            variant="secondary"
            tabIndex={-1}
            className="h-7"
            onClick={() => onClaim(chat)}
          >
            {t("claim")}
          </Button>
        )}
        <Button
          size="icon-sm"
          variant="secondary"
          tabIndex={-1}
          aria-label={t("menu", { name })}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            onMenu(chat, { x: left, y: bottom });
          }}
        >
          <Ellipsis />
        </Button>
      </div>
    </div>
  );
});
