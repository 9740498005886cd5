import { MessageSquareReply, StickyNote } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import type { ComposerMode } from "./focus";

type ModeTabsProps = {
  mode: ComposerMode;
  onChange: (mode: ComposerMode) => void;
  hasReply: boolean;
  hasNote: boolean;
};

/** A reply to the customer, or a note that stays among us. */
export function ModeTabs({ mode, onChange, hasReply, hasNote }: ModeTabsProps) {
  const t = useTranslations("composer.mode");
  return (
    <div
      role="tablist"
      aria-label={t("label")}
      className="flex gap-1"
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
          const other = mode === "reply" ? "note" : "reply";
          onChange(other);
          event.currentTarget.querySelector<HTMLElement>(`[data-tab=${other}]`)?.focus();
        }
      }}
    >
      {(["reply", "note"] as const).map((tab) => {
        const Icon = tab === "reply" ? MessageSquareReply : StickyNote;
        const waits = tab !== mode && (tab === "reply" ? hasReply : hasNote);
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            data-tab={tab}
            aria-selected={tab === mode}
            tabIndex={tab === mode ? 0 : -1}
            onClick={() => onChange(tab)}
            className={cn(
              "inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-xs font-semibold text-muted-foreground hover:text-foreground pointer-coarse:h-11",
              tab === "reply"
                ? "aria-selected:bg-primary aria-selected:text-primary-foreground"
                : "aria-selected:bg-note-foreground aria-selected:text-note",
              mode === "note" && tab === "reply" && "text-note-foreground",
            )}
          >
            <Icon aria-hidden className="size-3.5" />
            {t(tab)}
            {waits && (
              <>
                <span aria-hidden className="size-1.5 rounded-full bg-current" />
                <span className="sr-only">{t("draft")}</span>
              </>
            )}
          </button>
        );
      })}
    </div>
  );
}
