import { useRef, type PointerEvent } from "react";

/** To where the finger went, as one reads: `forward` is to the right in English, to the left in Arabic. */
export type SwipeWay = "forward" | "back";

const BEGINS_PX = 12;
const COUNTS_PX = 88;
const MOST_PX = 128;
const SWIPED = "[data-swipe-row]";

type Swipe = { row: HTMLElement; x: number; y: number; by: number; isOn: boolean };

/** Lets rows be swept aside by a finger. The row follows it by itself, without the list being drawn anew. */
export function useSwipe(onSwipe: (target: EventTarget, way: SwipeWay) => void) {
  const swipe = useRef<Swipe | null>(null);
  const swept = useRef(false);

  function show(row: HTMLElement, by: number) {
    row.style.transform = by === 0 ? "" : `translateX(${by}px)`;
    const way = by === 0 ? undefined : wayOf(row, by);
    const frame = row.parentElement;
    if (frame && way) {
      frame.dataset.swipe = way;
      frame.toggleAttribute("data-swipe-counts", Math.abs(by) >= COUNTS_PX);
    } else if (frame) {
      delete frame.dataset.swipe;
      frame.removeAttribute("data-swipe-counts");
    }
  }

  function end() {
    if (swipe.current) {
      show(swipe.current.row, 0);
    }
    swipe.current = null;
  }

  return {
    onPointerDown({ target, pointerType, clientX: x, clientY: y }: PointerEvent) {
      swept.current = false;
      const row = target instanceof Element ? target.closest<HTMLElement>(SWIPED) : null;
      swipe.current = pointerType === "touch" && row ? { row, x, y, by: 0, isOn: false } : null;
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const now = swipe.current;
      if (!now) {
        return;
      }
      const by = clientX - now.x;
      if (!now.isOn && Math.abs(clientY - now.y) > BEGINS_PX) {
        swipe.current = null; // that is scrolling
      } else if (now.isOn || Math.abs(by) > BEGINS_PX) {
        now.isOn = swept.current = true;
        now.by = Math.max(-MOST_PX, Math.min(MOST_PX, by));
        show(now.row, now.by);
      }
    },
    onPointerUp() {
      const now = swipe.current;
      end();
      if (now?.isOn && Math.abs(now.by) >= COUNTS_PX) {
        onSwipe(now.row, wayOf(now.row, now.by));
      }
    },
    onPointerCancel: end,
    /** The click that ends a swipe opens nothing. */
    onClickCapture(event: { preventDefault: () => void; stopPropagation: () => void }) {
      if (swept.current) {
        swept.current = false;
        event.preventDefault();
        event.stopPropagation();
      }
    },
  };
}

const wayOf = (row: HTMLElement, by: number): SwipeWay =>
  by > 0 === (getComputedStyle(row).direction !== "rtl") ? "forward" : "back";

type Touches = ReturnType<typeof useSwipe>;

/** Of two that listen to the same fingers, each hears all. */
export const bothOf = (one: Touches, other: Touches): Touches => ({
  onPointerDown(event) {
    one.onPointerDown(event);
    other.onPointerDown(event);
  },
  onPointerMove(event) {
    one.onPointerMove(event);
    other.onPointerMove(event);
  },
  onPointerUp() {
    one.onPointerUp();
    other.onPointerUp();
  },
  onPointerCancel() {
    one.onPointerCancel();
    other.onPointerCancel();
  },
  onClickCapture(event) {
    one.onClickCapture(event);
    other.onClickCapture(event);
  },
});
