import { create } from "zustand";

/**
 * The rows as they are shown, for who moves by keys; and the chats that the user has acted on: their rows may go at once, though the
 * order is frozen.
 */
type ListOrder = { ids: readonly number[]; acted: ReadonlySet<number> };

export const useListOrder = create<ListOrder>()(() => ({ ids: [], acted: new Set() }));

export const actedOn = (chatId: number) =>
  useListOrder.setState((now) => ({ acted: new Set(now.acted).add(chatId) }));

/** The chat after (or before) this one as the list shows them; without one, the first. Null at the ends. */
export function neighbour(chatId: number | null, step: 1 | -1): number | null {
  const { ids } = useListOrder.getState();
  const at = chatId === null ? -1 : ids.indexOf(chatId);
  if (at === -1) {
    return ids[0] ?? null;
  }
  return ids[at + step] ?? null;
}
