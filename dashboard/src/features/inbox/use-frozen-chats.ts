import { useMemo, useState } from "react";
import { useListOrder } from "@/features/chats/order";
import type { Chat } from "@/lib/api/types";
import { frozenOrder, type Moves } from "./frozen";

export type ShownChat = { chat: Chat; isGone: boolean };

const STILL: Moves = { moved: 0, added: 0 };

/**
 * The rows to show: in their true order, or as they stood when the pointer or the focus came in. `listKey` names the list; another one
 * begins anew.
 */
export function useFrozenChats(
  listKey: string,
  live: readonly Chat[] | undefined,
  frozen: boolean,
) {
  const acted = useListOrder((order) => order.acted);
  // What has left the list is shown as it was last seen.
  const [before] = useState(() => new Map<number, Chat>());
  const [held, setHeld] = useState<{ key: string; ids: readonly number[] } | null>(null);

  const liveIds = useMemo(() => live?.map(({ id }) => id) ?? [], [live]);
  if (frozen && live && held?.key !== listKey) {
    setHeld({ key: listKey, ids: liveIds });
  } else if (!frozen && held !== null) {
    setHeld(null);
  }

  const { ids, moves } = useMemo(() => {
    if (!held || held.key !== listKey) {
      return { ids: liveIds, moves: STILL };
    }
    const here = new Set(liveIds);
    const kept = held.ids.filter((id) => here.has(id) || !acted.has(id));
    return frozenOrder(kept, liveIds);
  }, [held, listKey, liveIds, acted]);

  const chats = useMemo(() => {
    const now = new Map(live?.map((chat) => [chat.id, chat]));
    now.forEach((chat, id) => before.set(id, chat));
    return ids.flatMap((id): ShownChat[] => {
      const chat = now.get(id);
      const gone = chat ?? before.get(id);
      return gone ? [{ chat: gone, isGone: chat === undefined }] : [];
    });
  }, [ids, live, before]);

  return { chats, moves, refresh: () => setHeld({ key: listKey, ids: liveIds }) };
}
