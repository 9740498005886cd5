import { create } from "zustand";

type Selection = { ids: ReadonlySet<number>; anchor: number | null };

/** The chats that are ticked, for what is done to many at once. */
export const useSelection = create<Selection>()(() => ({ ids: new Set(), anchor: null }));

/** Ticks or unticks a chat; with `range`, all between the last one and this as they are shown. */
export function toggleSelected(id: number, range: boolean, shown: readonly number[]): void {
  useSelection.setState(({ ids, anchor }) => {
    const next = new Set(ids);
    const from = anchor === null ? -1 : shown.indexOf(anchor);
    const to = shown.indexOf(id);
    if (range && from >= 0 && to >= 0) {
      shown.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => next.add(one));
    } else if (!next.delete(id)) {
      next.add(id);
    }
    return { ids: next, anchor: id };
  });
}

export const selectOnly = (ids: Iterable<number>) =>
  useSelection.setState({ ids: new Set(ids), anchor: null });

export const clearSelection = () => useSelection.setState({ ids: new Set(), anchor: null });
