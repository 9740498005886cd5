/** How rows would move if the list took its true order. */
export type Moves = { moved: number; added: number };

/**
 * The rows to show while the order is frozen: just those that were there, in their places, and further pages at the end. New rows on
 * top and moves only count.
 */
export function frozenOrder(
  shown: readonly number[],
  live: readonly number[],
): { ids: readonly number[]; moves: Moves } {
  const had = new Set(shown);
  const known = live.flatMap((id, at) => (had.has(id) ? [at] : []));
  const end = known.at(-1) ?? -1;
  const later = live.slice(end + 1);
  const ids = later.length === 0 ? shown : [...shown, ...later];
  const added = live.slice(0, end + 1).filter((id) => !had.has(id)).length;
  return { ids, moves: { moved: countMoves(shown, live), added } };
}

/** How many of the rows that stay stand elsewhere, plus those that go. */
function countMoves(shown: readonly number[], live: readonly number[]): number {
  const stays = new Set(live);
  const passed = new Set<number>();
  let at = 0;
  let moved = shown.filter((id) => !stays.has(id)).length;
  const here = new Set(shown);
  for (const id of live) {
    if (!here.has(id)) {
      continue;
    }
    while (at < shown.length && (!stays.has(shown[at]!) || passed.has(shown[at]!))) {
      at += 1;
    }
    if (shown[at] === id) {
      at += 1;
    } else {
      moved += 1;
      passed.add(id);
    }
  }
  return moved;
}
