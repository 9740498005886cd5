import { useState } from "react";
import { usePart } from "@/lib/on-demand";
import { floating } from "./floating";

export type OpenProps = { open?: boolean; onOpenChange?: (open: boolean) => void };

/** Whether it is open, be it told from outside or not, and what it is made of from when it was first opened. */
export function useOpen({ open, onOpenChange }: OpenProps) {
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
  const parts = usePart(floating, used, () => change(false));
  return { isOpen, change, parts: used ? parts : null };
}
