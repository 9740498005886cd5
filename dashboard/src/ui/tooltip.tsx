"use client";
import { Slot } from "radix-ui";
import { useEffect, useState, type ReactNode } from "react";
import { Kbd } from "./kbd";

type Side = "bottom" | "right";
type Shown = { text: string; shortcut: string | undefined; side: Side; at: DOMRect };

const AFTER_MS = 400;
const STILL_WARM_MS = 200;
const GAP = 6;

/** Says under the pointer or the focus what a control does, and by which key; the child keeps its own accessible name. */
export function Hint({
  text,
  shortcut,
  side = "bottom",
  children,
}: {
  text: string;
  shortcut?: string | undefined;
  side?: Side;
  children: ReactNode;
}) {
  return (
    <Slot.Root data-hint={text} data-hint-key={shortcut} data-hint-side={side}>
      {children}
    </Slot.Root>
  );
}

/** Shows the hints of everything in it: one for all, since a screen has hundreds that nobody looks at. */
export function HintProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    let target: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hiddenAt = -STILL_WARM_MS;

    function hide() {
      clearTimeout(timer);
      target = null;
      setShown((now) => {
        hiddenAt = now === null ? hiddenAt : performance.now();
        return null;
      });
    }
    function show(element: HTMLElement, after: number) {
      hide();
      target = element;
      timer = setTimeout(() => {
        const { hint, hintKey, hintSide } = element.dataset;
        if (hint && element.isConnected) {
          setShown({
            text: hint,
            shortcut: hintKey,
            side: hintSide as Side,
            at: element.getBoundingClientRect(),
          });
        }
      }, after);
    }
    const hinted = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-hint]") : null;
    const listen = <Type extends keyof DocumentEventMap>(
      type: Type,
      listener: (event: DocumentEventMap[Type]) => void,
    ) =>
      document.addEventListener(type, listener, {
        signal: controller.signal,
        capture: true,
        passive: true,
      });

    listen("pointerover", (event) => {
      const element = hinted(event);
      if (event.pointerType === "touch" || element === target) {
        return;
      }
      if (element) {
        show(element, performance.now() - hiddenAt < STILL_WARM_MS ? 0 : AFTER_MS);
      } else if (!(event.target as Element).closest("[role=tooltip]")) {
        hide(); // but one can go and read it
      }
    });
    listen("focusin", (event) => {
      const element = hinted(event);
      if (element?.matches(":focus-visible")) {
        show(element, 0);
      }
    });
    for (const type of ["focusout", "pointerdown", "keydown", "scroll", "pointercancel"] as const) {
      listen(type, hide);
    }
    document.documentElement.addEventListener("pointerleave", hide, controller);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, []);

  return (
    <>
      {children}
      {shown && (
        <div
          role="tooltip"
          ref={(element) => {
            if (element) place(element, shown);
          }}
          className="fixed top-0 left-0 z-60 flex w-max max-w-72 items-center gap-2 rounded-md bg-foreground px-2.5 py-1.5 text-xs text-background shadow-md"
        >
          {shown.text}
          {shown.shortcut && (
            <Kbd className="border-background/40 bg-transparent text-background">
              {shown.shortcut}
            </Kbd>
          )}
        </div>
      )}
    </>
  );
}

/** Beside its control, on the other side where there is no room, and inside of the window. */
function place(element: HTMLElement, { at, side }: Shown) {
  const { offsetWidth: width, offsetHeight: height } = element;
  const { clientWidth, clientHeight } = document.documentElement;
  const within = (value: number, end: number) => Math.max(GAP, Math.min(value, end - GAP));
  const left =
    side === "right"
      ? at.right + GAP + width < clientWidth
        ? at.right + GAP
        : at.left - GAP - width
      : at.left + at.width / 2 - width / 2;
  const top =
    side === "right"
      ? at.top + at.height / 2 - height / 2
      : at.bottom + GAP + height < clientHeight
        ? at.bottom + GAP
        : at.top - GAP - height;
  element.style.left = `${within(left, clientWidth - width)}px`;
  element.style.top = `${within(top, clientHeight - height)}px`;
}
