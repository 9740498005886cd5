import { useRef, type PointerEvent } from "react";

const HOLD_MS = 500;
const SLIP_PX = 10;

type Point = { x: number; y: number };

/** Tells of a finger that stays. The click that follows it is swallowed. */
export function useLongPress(onHold: (target: EventTarget, at: Point) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const from = useRef<Point>({ x: 0, y: 0 });
  const held = useRef(false);
  const cancel = () => {
    clearTimeout(timer.current ?? undefined);
    timer.current = null;
  };
  return {
    onPointerDown(event: PointerEvent) {
      held.current = false;
      if (event.pointerType === "mouse") {
        return;
      }
      const { target, clientX: x, clientY: y } = event;
      from.current = { x, y };
      timer.current = setTimeout(() => {
        held.current = true;
        onHold(target, { x, y });
      }, HOLD_MS);
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (Math.hypot(clientX - from.current.x, clientY - from.current.y) > SLIP_PX) {
        cancel();
      }
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
    onClickCapture(event: { preventDefault: () => void; stopPropagation: () => void }) {
      if (held.current) {
        event.preventDefault();
        event.stopPropagation();
        held.current = false;
      }
    },
  };
}
