"use client";
import { useEffect, type CSSProperties } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { useTranslations } from "use-intl";
import { connectToasts } from "@/lib/toast";

/** Those of the page, which are readable in the light and in the dark. */
const COLOURS = {
  "--normal-bg": "var(--card)",
  "--normal-border": "var(--border)",
  "--normal-text": "var(--card-foreground)",
  "--success-bg": "var(--card)",
  "--success-border": "var(--border)",
  "--success-text": "var(--success)",
  "--info-bg": "var(--card)",
  "--info-border": "var(--border)",
  "--info-text": "var(--info)",
  "--warning-bg": "var(--warning-soft)",
  "--warning-border": "var(--border)",
  "--warning-text": "var(--warning)",
  "--error-bg": "var(--danger-soft)",
  "--error-border": "var(--border)",
  "--error-text": "var(--danger)",
};

export function Toaster({ dir }: { dir: "ltr" | "rtl" }) {
  const t = useTranslations("common");
  useEffect(() => {
    connectToasts(toast);
    return () => connectToasts(null);
  }, []);
  return (
    <Sonner
      richColors
      closeButton
      dir={dir}
      style={COLOURS as CSSProperties}
      containerAriaLabel={t("notifications")}
      toastOptions={{
        closeButtonAriaLabel: t("close"),
        classNames: {
          description: "text-inherit! whitespace-pre-line",
          actionButton: "pointer-coarse:h-11!",
          closeButton: "size-6! pointer-coarse:size-8!",
        },
      }}
    />
  );
}
