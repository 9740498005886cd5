"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { useChatActions } from "@/features/chats/actions";
import { useListOrder } from "@/features/chats/order";
import { chatListQuery, type ChatFilter } from "@/features/chats/queries";
import { openDialog } from "@/features/commands/dialogs";
import type { Chat } from "@/lib/api/types";
import { usePreferences } from "@/lib/preferences";
import { Spinner } from "@/ui/spinner";
import { formatAddress, openChat, useAddress } from "./address";
import { draftsQuery } from "./drafts";
import { useListFocus, wantListFocus } from "./list-focus";
import { ListSkeleton, ListState } from "./list-state";
import { useLongPress } from "./long-press";
import { MovesBar } from "./moves-bar";
import { Row, ROW_HEIGHT } from "./row";
import { RowMenu, type RowMenuAt } from "./row-menu";
import { toggleSelected, useSelection } from "./selection";
import { SwipeGround } from "./swipe-ground";
import { useFrozenChats } from "./use-frozen-chats";
import { bothOf, useSwipe } from "./use-swipe";

const NEAR_END = 12;

/** The chats of the view, windowed. Its order stands still while the pointer or the focus is in it. */
export function ChatList({ filter, label }: { filter: ChatFilter; label: string }) {
  const t = useTranslations("inbox.list");
  const address = useAddress();
  const density = usePreferences((preferences) => preferences.density);
  const list = useInfiniteQuery(chatListQuery(filter));
  const drafts = useQuery(draftsQuery).data;
  const checked = useSelection((selection) => selection.ids);
  const actions = useChatActions(openChat);
  const [pointerIn, setPointerIn] = useState(false);
  const [focusIn, setFocusIn] = useState(false);
  const [stop, setStop] = useState<number | null>(null);
  const [menu, setMenu] = useState<RowMenuAt | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef<number | null>(null);

  const live = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  const { chats, moves, refresh } = useFrozenChats(
    JSON.stringify(filter),
    live,
    pointerIn || focusIn || menu !== null,
  );
  useEffect(() => {
    useListOrder.setState({ ids: chats.map(({ chat }) => chat.id) });
  }, [chats]);

  const rows = useVirtualizer({
    count: chats.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT[density],
    getItemKey: (index) => chats[index]?.chat.id ?? index,
    overscan: 8,
  });
  useEffect(() => rows.measure(), [rows, density]);

  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = list;
  useEffect(() => {
    if (
      hasNextPage &&
      !isFetchingNextPage &&
      !isFetchNextPageError &&
      last >= chats.length - NEAR_END
    ) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, last, chats.length]);

  // The chat that was opened by a key comes into sight, and the focus goes with it if it was in the list.
  const { chatId } = address;
  const openAt = chats.findIndex(({ chat }) => chat.id === chatId);
  useEffect(() => {
    if (openAt >= 0) {
      rows.scrollToIndex(openAt, { align: "auto" });
      if (scroller.current?.contains(document.activeElement)) {
        wantsFocus.current = chatId;
      }
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when another chat is opened, not when rows move
  }, [chatId, openAt >= 0]);
  useEffect(() => {
    if (wantsFocus.current !== null) {
      const row = rowOf(scroller.current, wantsFocus.current);
      if (row) {
        wantsFocus.current = null;
        row.focus({ preventScroll: true });
      }
    }
  });

  const goOn = useListFocus(({ wanted }) => wanted);
  const firstId = chats[0]?.chat.id;
  useEffect(() => {
    if (goOn && firstId !== undefined) {
      wantListFocus(false);
      rows.scrollToIndex(0);
      setStop(firstId);
      wantsFocus.current = firstId;
    }
  }, [goOn, firstId, rows]);

  const handlers = useRef({ chats, actions });
  useEffect(() => {
    handlers.current = { chats, actions };
  });
  const onOpen = useCallback((chat: Chat) => openChat(chat.id), []);
  const onClaim = useCallback((chat: Chat) => void handlers.current.actions.claim(chat), []);
  const onToggle = useCallback(
    (chat: Chat, range: boolean) =>
      toggleSelected(
        chat.id,
        range,
        handlers.current.chats.map((row) => row.chat.id),
      ),
    [],
  );
  const onMenu = useCallback(
    (chat: Chat, at: { x: number; y: number }) => setMenu({ chat, ...at }),
    [],
  );
  const onFocus = useCallback((chat: Chat) => setStop(chat.id), []);

  const chatOf = (target: EventTarget) => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-chat-id]") : null;
    return chats.find(({ chat }) => String(chat.id) === row?.dataset.chatId)?.chat;
  };
  const press = useLongPress((target, at) => {
    const chat = chatOf(target);
    if (chat) {
      setMenu({ chat, ...at });
    }
  });

  const sweep = useSwipe((target, way) => {
    const chat = chatOf(target);
    if (chat && way === "forward") {
      void (chat.mode === "CLOSED" ? actions.reopen(chat) : actions.close(chat));
    } else if (chat && chat.mode !== "CLOSED") {
      openDialog("snooze", [chat]);
    }
  });

  function onKeyDown(event: KeyboardEvent) {
    const at = chats.findIndex(({ chat }) => chat.id === stop);
    const page = Math.max(
      1,
      Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT[density]) - 1,
    );
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: chats.length - 1,
    };
    const chat = chats[at]?.chat;
    const wanted = steps[event.key];
    if (wanted !== undefined) {
      const to = Math.max(0, Math.min(chats.length - 1, wanted));
      const next = chats[to]?.chat.id ?? null;
      setStop(next);
      wantsFocus.current = next;
      rows.scrollToIndex(to, { align: "auto" });
    } else if (event.key === "Enter" && chat) {
      openChat(chat.id);
    } else if (event.key === " " && chat) {
      onToggle(chat, event.shiftKey);
    } else {
      return;
    }
    event.preventDefault();
  }

  if (list.isPending) {
    return <ListSkeleton height={ROW_HEIGHT[density]} label={t("loading")} />;
  }
  if (chats.length === 0 && !hasNextPage) {
    return (
      <ListState problem={list.isError ? list.error : null} onRetry={() => void list.refetch()} />
    );
  }
  const tabStop =
    chats.find(({ chat }) => chat.id === stop)?.chat.id ??
    chats.find(({ chat }) => chat.id === chatId)?.chat.id ??
    chats[0]?.chat.id;
  return (
    <div
      className="relative flex min-h-0 flex-1 flex-col"
      onPointerEnter={({ pointerType }) => pointerType !== "touch" && setPointerIn(true)}
      onPointerLeave={() => setPointerIn(false)}
      onFocus={() => setFocusIn(true)}
      onBlur={({ currentTarget, relatedTarget }) =>
        !currentTarget.contains(relatedTarget) && setFocusIn(false)
      }
    >
      <MovesBar moves={moves} onRefresh={refresh} />
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={hasNextPage ? -1 : chats.length}
        aria-multiselectable="false"
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          const chat = chatOf(event.target);
          // With Shift the browser's own menu comes, as elsewhere.
          if (chat && !event.shiftKey) {
            event.preventDefault();
            const { left, bottom } = (event.target as Element).getBoundingClientRect();
            const isKey = event.clientX === 0 && event.clientY === 0;
            setMenu({
              chat,
              x: isKey ? left + 48 : event.clientX,
              y: isKey ? bottom : event.clientY,
            });
          }
        }}
        {...bothOf(press, sweep)}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      >
        <div role="rowgroup" className="relative w-full" style={{ height: rows.getTotalSize() }}>
          {visible.map(({ index, key, start, size }) => {
            const row = chats[index];
            return (
              row && (
                <div
                  key={key}
                  role="presentation"
                  className="group/swipe absolute inset-x-0 top-0 overflow-hidden"
                  style={{ height: size, transform: `translateY(${start}px)` }}
                >
                  <SwipeGround mode={row.chat.mode} />
                  <Row
                    chat={row.chat}
                    index={index}
                    href={formatAddress({ ...address, chatId: row.chat.id, messageId: null })}
                    density={density}
                    isOpen={row.chat.id === chatId}
                    isChecked={checked.has(row.chat.id)}
                    isStop={row.chat.id === tabStop}
                    isGone={row.isGone}
                    draft={drafts?.[row.chat.id] ?? null}
                    onOpen={onOpen}
                    onToggle={onToggle}
                    onClaim={onClaim}
                    onMenu={onMenu}
                    onFocus={onFocus}
                  />
                </div>
              )
            );
          })}
        </div>
        {isFetchingNextPage && (
          <p
            role="status"
            className="flex items-center justify-center gap-2 p-3 text-xs text-muted-foreground"
          >
            <Spinner /> {t("more")}
          </p>
        )}
        {isFetchNextPageError && (
          <button
            type="button"
            className="w-full p-3 text-xs font-medium text-danger underline"
            onClick={() => void fetchNextPage()}
          >
            {t("moreFailed")}
          </button>
        )}
      </div>
      <RowMenu at={menu} actions={actions} onClose={() => setMenu(null)} />
    </div>
  );
}

const rowOf = (within: HTMLElement | null, id: number) =>
  within?.querySelector<HTMLElement>(`[data-chat-id="${id}"]`) ?? null;
