import type { ExternalToast } from "sonner";
import { create } from "zustand";

type Words = [message: string, options?: ExternalToast];
type Toast = Record<"success" | "info" | "warning" | "error", (...words: Words) => unknown>;

/** Whether anything was ever to be told: from then on what tells it is on the page. */
export const useToasts = create<{ wanted: boolean }>()(() => ({ wanted: false }));

let shown: Toast | null = null;
let waiting: ((toast: Toast) => void)[] = [];

function say(kind: keyof Toast, words: Words): void {
  if (shown) {
    shown[kind](...words);
  } else {
    waiting.push((toast) => toast[kind](...words));
    useToasts.setState({ wanted: true });
  }
}

/** Tells in a corner of the page what was done, or why it was not. */
export const toast = {
  success: (...words: Words) => say("success", words),
  info: (...words: Words) => say("info", words),
  warning: (...words: Words) => say("warning", words),
  error: (...words: Words) => say("error", words),
} satisfies Toast;

/** From now on there is somebody to tell it, beginning with what waits. */
export function connectToasts(to: Toast | null): void {
  shown = to;
  if (to) {
    const before = waiting;
    waiting = [];
    before.forEach((words) => words(to));
  }
}
