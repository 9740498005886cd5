import { useState } from "react";
import { usePart, type OnDemand } from "@/lib/on-demand";
import { floating } from "./floating";

export type OpenProps = {
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** What is in it, where that is fetched on demand, too: it opens once both are there. */
  ahead?: OnDemand<unknown> | undefined;
};

/** Whether it is open, be it told from outside or not, and what it is made of from when it was first opened. */
export function useOpen({ open, onOpenChange, ahead = floating }: OpenProps) {
  const [own, setOwn] = useState(false);
  const isOpen = open ?? own;
  const [used, setUsed] = useState(isOpen);
  if (isOpen && !used) {
    setUsed(true);
  }
  const change = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  const close = () => {
    setUsed(false); // the next wish tries again
    change(false);
  };
  const parts = usePart(floating, used, close);
  const content = usePart<unknown>(ahead, used, close);
  const fetchAhead = () => {
    floating.load().catch(() => {});
    ahead.load().catch(() => {});
  };
  return { isOpen, change, parts: used && content ? parts : null, fetchAhead };
}
