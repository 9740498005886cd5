import { create } from "zustand";

export type ComposerMode = "reply" | "note";

/** A wish that the composer takes the focus, in one of its two modes; the number makes each wish a new one. */
export const useComposerFocus = create<{ mode: ComposerMode; wish: number }>()(() => ({
  mode: "reply",
  wish: 0,
}));

/** Puts the cursor into the composer of the open chat. */
export function focusComposer(mode: ComposerMode): void {
  useComposerFocus.setState((now) => ({ mode, wish: now.wish + 1 }));
}
