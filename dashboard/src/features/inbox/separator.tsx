"use client";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { cn } from "@/lib/cn";

type SeparatorProps = {
  label: string;
  /** The pane that grows: the one before the line or the one after it. */
  pane: "before" | "after";
  controls: string;
  value: number;
  min: number;
  max: number;
  /** What a double click returns to. */
  usual: number;
  onChange: (value: number) => void;
};

const STEP = 16;

/** The line between two panes: drawn by mouse or finger, moved by the arrow keys. */
export function Separator({
  label,
  pane,
  controls,
  value,
  min,
  max,
  usual,
  onChange,
}: SeparatorProps) {
  const drag = useRef<{ from: number; value: number } | null>(null);
  const set = (wanted: number) => onChange(Math.round(Math.max(min, Math.min(max, wanted))));

  /** Which way a move to the right changes the width. */
  function sign(line: Element) {
    const rightToLeft = getComputedStyle(line).direction === "rtl";
    return (pane === "before" ? 1 : -1) * (rightToLeft ? -1 : 1);
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, value };
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (drag.current) {
      set(drag.current.value + (event.clientX - drag.current.from) * sign(event.currentTarget));
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const by = sign(event.currentTarget) * STEP;
    const to: Record<string, number> = {
      ArrowLeft: value - by,
      ArrowRight: value + by,
      Home: min,
      End: max,
    };
    const wanted = to[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      set(wanted);
    }
  }

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={() => set(usual)}
      onKeyDown={onKeyDown}
      className={cn(
        "relative z-20 hidden w-px shrink-0 cursor-col-resize touch-none bg-border md:block",
        "after:absolute after:inset-y-0 after:-start-1.5 after:w-3 hover:bg-ring focus-visible:bg-ring focus-visible:outline-offset-0",
      )}
    />
  );
}
