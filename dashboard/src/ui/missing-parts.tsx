"use client";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useMissingParts } from "@/lib/on-demand";
import { Button } from "./button";

/** Told where a part of the page could not be fetched. What is on the screen stays as it is. */
export function MissingParts() {
  const t = useTranslations("common");
  const missing = useMissingParts((parts) => parts.missing);
  return (
    missing && (
      <div
        role="alert"
        className="fixed inset-x-3 bottom-3 z-60 mx-auto flex max-w-md items-center gap-3 rounded-xl border border-border bg-card p-3 ps-4 text-sm text-card-foreground shadow-xl"
      >
        <p className="flex-1">{t("missingPart")}</p>
        <Button size="sm" onClick={() => window.location.reload()}>
          {t("reload")}
        </Button>
        <Button
          size="icon-sm"
          variant="ghost"
          aria-label={t("close")}
          onClick={() => useMissingParts.setState({ missing: false })}
        >
          <X />
        </Button>
      </div>
    )
  );
}
