import type { VirtualItem } from "@tanstack/react-virtual";
import type { ThreadRow } from "./rows";

/** Above the first row and below the last one, in pixels. */
export const PADDING = 12;

/** Threads whose rows' heights are remembered, the ones left last. */
const MOST = 50;

let size = { width: 0, height: 0 };
const heights = new Map<number, VirtualItem[]>();

/** How large the list of a thread was the last time: the next one is as large, so that its rows can be drawn before that is measured. */
export const lastSize = () => size;

/** The heights of a thread's rows when it was left; none where they would be others today. */
export const heightsOf = (chatId: number): VirtualItem[] => heights.get(chatId) ?? [];

/** Remembers a list that is left. Text of another width breaks into other lines, so that all older heights are worth nothing. */
export function leaveList(
  chatId: number,
  left: { width: number; height: number },
  rows: VirtualItem[],
): void {
  if (left.width !== size.width) {
    heights.clear();
  }
  size = left;
  heights.delete(chatId);
  heights.set(chatId, rows);
  const oldest = heights.keys().next();
  if (heights.size > MOST && !oldest.done) {
    heights.delete(oldest.value);
  }
}

/** How high a row will be, roughly. */
export function estimate(row: ThreadRow | undefined): number {
  if (row?.kind !== "message") {
    return 44;
  }
  const { message } = row;
  const lines = Math.min(30, Math.ceil((message.text?.length ?? 0) / 55));
  const file = { image: 220, video: 220, gif: 220, sticker: 150, document: 80, voice: 56 }[
    message.type as string
  ];
  return 40 + lines * 20 + (file ?? 0) + (row.first ? 10 : 0);
}

/** Where a thread is drawn first: about where it will open, at the first unread message or at the end. */
export function opensAt(rows: ThreadRow[], chatId: number): number {
  const known = new Map(heightsOf(chatId).map(({ key, size: height }) => [key, height]));
  let top = PADDING;
  for (const row of rows) {
    if (row.kind === "unread") {
      return top;
    }
    top += known.get(row.key) ?? estimate(row);
  }
  return Math.max(0, top + PADDING - size.height);
}
