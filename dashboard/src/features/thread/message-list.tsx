"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, MessagesSquare } from "lucide-react";
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
} from "react";
import { useTranslations } from "use-intl";
import type { Chat, Message } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { StatePanel } from "@/ui/state";
import { estimate, heightsOf, lastSize, leaveList, opensAt, PADDING } from "./heights";
import type { MessageDialogs } from "./message-dialogs";
import { MessageRow } from "./message-row";
import { toRows, type ShownMessage } from "./rows";
import { useClockTime, useDayKey, useDayName } from "./times";
import type { MessageActions } from "./use-message-actions";
import { useAtEnd } from "./use-at-end";

type MessageListProps = {
  chat: Chat;
  me: number;
  messages: ShownMessage[];
  unreadFrom: number | null;
  highlighted: number | null;
  /** Where to go: a message that was asked for, each time anew. */
  target: { messageId: number; wish: number } | null;
  hasOlder: boolean;
  loadingOlder: boolean;
  olderFailed: boolean;
  onOlder: () => void;
  onRetryOlder: () => void;
  onJump: (messageId: number) => void;
  onEndSeen: (atEnd: boolean) => void;
  actions: MessageActions;
  dialogs: MessageDialogs;
};

const NEAR_TOP = 800;
const NEAR_END = 80;

/** The messages of a chat: only what is near the window is in the page, and the end stays where it is when the beginning grows. */
export function MessageList({
  chat,
  me,
  messages,
  unreadFrom,
  highlighted,
  target,
  hasOlder,
  loadingOlder,
  olderFailed,
  onOlder,
  onRetryOlder,
  onJump,
  onEndSeen,
  actions,
  dialogs,
}: MessageListProps) {
  const t = useTranslations("thread");
  const common = useTranslations("common");
  const dayKey = useDayKey();
  const dayName = useDayName();
  const clock = useClockTime();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => toRows(messages, unreadFrom, dayKey), [messages, unreadFrom, dayKey]);
  const byId = useMemo(() => new Map(messages.map((one) => [one.id, one])), [messages]);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(rows[index]),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 8,
    anchorTo: "end",
    scrollEndThreshold: NEAR_END,
    paddingStart: PADDING,
    paddingEnd: PADDING,
    // Drawn in one go, instead of empty, then with likely heights, then with the right ones.
    initialRect: lastSize(),
    initialMeasurementsCache: heightsOf(chat.id),
    initialOffset: () => opensAt(rows, chat.id),
  });
  useLayoutEffect(
    () => () => {
      if (virtualizer.scrollRect) {
        leaveList(chat.id, virtualizer.scrollRect, virtualizer.takeSnapshot());
      }
    },
    [chat.id, virtualizer],
  );

  const { atEnd, fresh, onScroll } = useAtEnd(scroller, messages, NEAR_END);
  useEffect(() => onEndSeen(atEnd), [atEnd, onEndSeen]);

  const opened = useRef(false);
  // Who reads at the end stays there, also when what comes is older than the newest message and stands above it.
  const stayAtEnd = useEffectEvent(() => {
    if (opened.current && atEnd) {
      virtualizer.scrollToEnd();
    }
  });
  useLayoutEffect(() => stayAtEnd(), [rows.length]);

  // It opens where reading goes on: at the first unread message, otherwise at the end.
  useLayoutEffect(() => {
    if (opened.current || rows.length === 0) {
      return;
    }
    opened.current = true;
    const unread = rows.findIndex((row) => row.kind === "unread");
    if (unread >= 0) {
      virtualizer.scrollToIndex(unread, { align: "start" });
    } else {
      virtualizer.scrollToEnd();
    }
  }, [rows, virtualizer]);

  // What one sends oneself is seen at once, wherever one was reading.
  const lastOwn = messages.findLast((message) => message.outgoing)?.client_id ?? null;
  useEffect(() => {
    if (lastOwn !== null) {
      virtualizer.scrollToEnd();
    }
  }, [lastOwn, virtualizer]);

  const reached = useRef(0);
  useEffect(() => {
    if (!target || reached.current === target.wish) {
      return;
    }
    const index = rows.findIndex(
      (row) => row.kind === "message" && row.message.id === target.messageId,
    );
    if (index >= 0) {
      reached.current = target.wish;
      virtualizer.scrollToIndex(index, { align: "center" });
    }
  }, [target, rows, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const nearTop = (items[0]?.index ?? 1) === 0 || (virtualizer.scrollOffset ?? NEAR_TOP) < NEAR_TOP;
  useEffect(() => {
    if (opened.current && nearTop && hasOlder && !loadingOlder && rows.length > 0) {
      onOlder();
    }
  }, [nearTop, hasOlder, loadingOlder, onOlder, rows.length]);

  if (messages.length === 0) {
    return (
      <StatePanel
        className="min-h-0 flex-1"
        icon={<MessagesSquare />}
        title={t("empty.title")}
        detail={t("empty.detail")}
      />
    );
  }

  const newest = messages.at(-1)?.id;
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={t("log")}
        aria-live="off"
        aria-busy={loadingOlder}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={moveBetweenMessages}
        data-thread-log
        className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row.kind === "message" ? (
                    <MessageRow
                      message={row.message}
                      first={row.first}
                      last={row.last}
                      isGroup={chat.kind === "group"}
                      me={me}
                      highlighted={row.message.id === highlighted}
                      reachable={row.message.id === newest}
                      time={clock(row.message.created_at)}
                      quoted={quotedBy(row.message, byId)}
                      actions={actions}
                      dialogs={dialogs}
                      onJump={onJump}
                    />
                  ) : row.kind === "day" ? (
                    <Separator text={dayName(row.at)} />
                  ) : (
                    <Separator
                      text={t("newSince", {
                        when: `${dayName(row.since)}, ${clock(row.since)}`,
                      })}
                      strong
                    />
                  )}
                </div>
              )
            );
          })}
        </div>
      </div>
      {loadingOlder && (
        <div
          role="status"
          className="absolute inset-x-0 top-2 mx-auto flex w-fit items-center gap-2 rounded-full bg-card px-3 py-1 text-xs shadow-md"
        >
          <Spinner /> {t("loadingOlder")}
        </div>
      )}
      {olderFailed && !loadingOlder && (
        <div
          role="alert"
          className="absolute inset-x-0 top-2 mx-auto flex w-fit max-w-full items-center gap-2 rounded-full bg-card py-1 ps-3 pe-1 text-xs shadow-md"
        >
          {t("olderFailed")}
          <Button variant="secondary" size="sm" onClick={onRetryOlder}>
            {common("retry")}
          </Button>
        </div>
      )}
      {!atEnd && (
        <Button
          variant="secondary"
          size="sm"
          onClick={() => virtualizer.scrollToEnd({ behavior: "auto" })}
          className="absolute end-4 bottom-3 rounded-full shadow-md"
        >
          <ArrowDown />
          {fresh > 0 ? t("newBelow", { count: fresh }) : t("toEnd")}
        </Button>
      )}
    </div>
  );
}

const quotedBy = (message: ShownMessage, byId: Map<number, Message>) =>
  message.reply_to ? byId.get(message.reply_to.message_id) : undefined;

function Separator({ text, strong = false }: { text: string; strong?: boolean }) {
  return (
    <div
      className={
        strong
          ? "flex items-center gap-3 px-4 py-2 text-xs font-semibold text-danger"
          : "flex justify-center px-4 py-2 text-xs font-medium text-muted-foreground"
      }
    >
      {strong && <span aria-hidden className="h-px flex-1 bg-danger/60" />}
      <span className={strong ? undefined : "rounded-full bg-muted px-3 py-1"}>{text}</span>
      {strong && <span aria-hidden className="h-px flex-1 bg-danger/60" />}
    </div>
  );
}

/** The arrows lead from message to message; the log itself is one stop for Tab, and Enter leads to its newest message. */
function moveBetweenMessages(event: KeyboardEvent<HTMLElement>): void {
  const log = event.currentTarget;
  const buttons = [...log.querySelectorAll<HTMLElement>("[data-message-menu]")].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  if (event.target === log) {
    if (event.key === "Enter") {
      event.preventDefault();
      buttons.at(-1)?.focus();
    }
    return;
  }
  const at = buttons.indexOf(event.target as HTMLElement);
  if (at < 0) {
    return;
  }
  if (event.key === "Escape") {
    log.focus();
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    // Radix opens the menu with the arrow down; here Enter and Space do.
    event.preventDefault();
    event.stopPropagation();
    const next = buttons[at + (event.key === "ArrowUp" ? -1 : 1)];
    next?.focus({ preventScroll: true });
    next?.closest("[data-message]")?.scrollIntoView({ block: "nearest" });
  }
}
