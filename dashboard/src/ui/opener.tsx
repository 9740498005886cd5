import { Slot } from "radix-ui";
import type { KeyboardEvent, ReactNode } from "react";

type OpenerProps = {
  kind: "menu" | "dialog";
  open: boolean;
  onOpen: () => void;
  /** Before somebody may want it. */
  onNear: () => void;
  children: ReactNode;
};

/** The trigger of what floats, as long as nobody has opened it. */
export function Opener({ kind, open, onOpen, onNear, children }: OpenerProps) {
  return (
    <Slot.Root
      aria-haspopup={kind}
      aria-expanded={open}
      data-state={open ? "open" : "closed"}
      onPointerEnter={onNear}
      onFocus={onNear}
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
