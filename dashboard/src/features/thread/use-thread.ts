import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { threadQuery } from "@/features/chats/queries";
import { useOutgoing, type Outgoing } from "@/features/composer/outbox";
import type { User } from "@/lib/session";
import { messagesOf } from "./cache";
import { firstUnread, type ShownMessage } from "./rows";

/** Pages that are loaded at most to find where reading goes on, or a message that was asked for. */
const MOST_FOR_UNREAD = 6;
const MOST_FOR_TARGET = 120;

const shownAs = new WeakMap<Outgoing, ShownMessage>();

/** A message on its way, in the shape of those that are there. */
function shown(item: Outgoing, user: User): ShownMessage {
  let message = shownAs.get(item);
  if (!message) {
    message = {
      id: -Number.parseInt(item.clientId.slice(0, 8), 16) - 1,
      change: 0,
      chat_id: item.chatId,
      seq: Number.MAX_SAFE_INTEGER,
      sender: "agent",
      sender_id: user.id,
      sender_name: user.name,
      origin: "dashboard",
      type: item.kind === "note" ? "note" : (item.file?.type ?? "text"),
      text: item.text || null,
      media: null,
      location: null,
      contacts: [],
      poll: null,
      reply_to: item.replyTo,
      reactions: [],
      status: "queued",
      error: null,
      client_id: item.clientId,
      provider_id: null,
      edited_at: null,
      deleted_at: null,
      created_at: item.createdAt,
      outgoing: item,
    };
    shownAs.set(item, message);
  }
  return message;
}

/** The messages of a chat and those on their way to it, the pages before them, and where reading goes on. */
export function useThread(chatId: number, user: User, unreadAtFirst: number | undefined) {
  const query = useInfiniteQuery(threadQuery(chatId));
  const outgoing = useOutgoing(chatId);
  const { data, isFetchingNextPage, fetchNextPage, isFetchNextPageError: olderFailed } = query;
  // What could not be read is not asked for again and again, but when one says so.
  const hasNextPage = query.hasNextPage && !olderFailed;
  const stored = useMemo(() => messagesOf(data), [data]);
  const messages = useMemo<ShownMessage[]>(() => {
    // What the stream brought before the answer to our call came is there already.
    const known = new Set(stored.map((message) => message.client_id));
    const ahead = outgoing.filter((item) => !known.has(item.clientId));
    return ahead.length === 0 ? stored : [...stored, ...ahead.map((item) => shown(item, user))];
  }, [stored, outgoing, user]);

  const older = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  // Where reading goes on is found once, when the chat is opened.
  const [unreadFrom, setUnreadFrom] = useState<number | null | undefined>(undefined);
  const pages = data?.pages.length ?? 0;
  const found =
    unreadFrom !== undefined || unreadAtFirst === undefined || pages === 0
      ? unreadFrom
      : firstUnread(stored, unreadAtFirst);
  const gaveUp = found === undefined && pages > 0 && (!hasNextPage || pages >= MOST_FOR_UNREAD);
  if (unreadFrom === undefined && unreadAtFirst !== undefined && (found !== undefined || gaveUp)) {
    setUnreadFrom(found === undefined ? (stored[0]?.id ?? null) : found);
  }
  useEffect(() => {
    if (unreadFrom === undefined && unreadAtFirst !== undefined && pages > 0) {
      older();
    }
  }, [unreadFrom, unreadAtFirst, pages, older]);

  return {
    query,
    stored,
    messages,
    older,
    unreadFrom,
    setUnreadFrom,
    hasOlder: hasNextPage,
    loadingOlder: isFetchingNextPage,
    olderFailed,
    retryOlder: fetchNextPage,
  };
}

/** Loads pages until a message is there that was asked for; says when it cannot be found. */
export function useTarget(
  thread: ReturnType<typeof useThread>,
  asked: number | null,
  onMissing: () => void,
) {
  const [target, setTarget] = useState<{ messageId: number; wish: number } | null>(
    asked === null ? null : { messageId: asked, wish: 1 },
  );
  const [last, setLast] = useState(asked);
  if (asked !== last) {
    setLast(asked);
    if (asked !== null) {
      setTarget((now) => ({ messageId: asked, wish: (now?.wish ?? 0) + 1 }));
    }
  }
  const jump = useCallback(
    (messageId: number) => setTarget((now) => ({ messageId, wish: (now?.wish ?? 0) + 1 })),
    [],
  );

  const { stored, older, hasOlder, query } = thread;
  const isThere = useMemo(
    () => target === null || stored.some((message) => message.id === target.messageId),
    [stored, target],
  );
  const pages = query.data?.pages.length ?? 0;
  const looking = target !== null && !isThere && pages > 0;
  const missed = useRef(0);
  useEffect(() => {
    if (!looking || !target) {
      return;
    }
    if (hasOlder && pages < MOST_FOR_TARGET) {
      older();
    } else if (missed.current !== target.wish) {
      missed.current = target.wish;
      onMissing();
    }
  }, [looking, hasOlder, pages, older, target, onMissing]);

  return { target, jump, looking: looking && hasOlder };
}
