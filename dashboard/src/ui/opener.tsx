import { Slot } from "radix-ui";
import type { KeyboardEvent, ReactNode } from "react";
import { floating } from "./floating";

type OpenerProps = {
  kind: "menu" | "dialog";
  open: boolean;
  onOpen: () => void;
  children: ReactNode;
};

const fetchAhead = () => void floating.load().catch(() => {});

/** The trigger of what floats, as long as nobody has opened it. */
export function Opener({ kind, open, onOpen, children }: OpenerProps) {
  return (
    <Slot.Root
      aria-haspopup={kind}
      aria-expanded={open}
      data-state={open ? "open" : "closed"}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={onOpen}
      onKeyDown={(event: KeyboardEvent) => {
        if (kind === "menu" && event.key === "ArrowDown") {
          event.preventDefault();
          onOpen();
        }
      }}
    >
      {children}
    </Slot.Root>
  );
}
