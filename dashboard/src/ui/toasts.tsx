"use client";
import { useToasts } from "@/lib/toast";
import { lazily } from "./lazily";

export const Toaster = lazily(async () => (await import("./toaster")).Toaster);

/** Where toasts appear. */
export function Toasts({ dir }: { dir: "ltr" | "rtl" }) {
  const wanted = useToasts((toasts) => toasts.wanted);
  return wanted && <Toaster dir={dir} />;
}
