"use client";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { connectToasts } from "@/lib/toast";

export function Toaster({ dir }: { dir: "ltr" | "rtl" }) {
  useEffect(() => {
    connectToasts(toast);
    return () => connectToasts(null);
  }, []);
  return <Sonner richColors closeButton dir={dir} />;
}
