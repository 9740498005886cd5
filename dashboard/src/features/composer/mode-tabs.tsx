import { MessageSquareReply, StickyNote } from "lucide-react";
import { Tabs } from "radix-ui";
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
    <Tabs.Root value={mode} onValueChange={(value) => onChange(value as ComposerMode)}>
      <Tabs.List aria-label={t("label")} className="flex gap-1">
        {(["reply", "note"] as const).map((tab) => {
          const Icon = tab === "reply" ? MessageSquareReply : StickyNote;
          const waits = tab !== mode && (tab === "reply" ? hasReply : hasNote);
          return (
            <Tabs.Trigger
              key={tab}
              value={tab}
              className={cn(
                "inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-xs font-semibold text-muted-foreground hover:text-foreground pointer-coarse:h-11",
                tab === "reply"
                  ? "data-[state=active]:bg-primary data-[state=active]:text-primary-foreground"
                  : "data-[state=active]:bg-note-foreground data-[state=active]:text-note",
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
            </Tabs.Trigger>
          );
        })}
      </Tabs.List>
      <Tabs.Content value="reply" className="hidden" />
      <Tabs.Content value="note" className="hidden" />
    </Tabs.Root>
  );
}
