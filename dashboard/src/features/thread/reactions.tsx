import { useTranslations } from "use-intl";
import type { Message } from "@/lib/api/types";

type ReactionsProps = { reactions: Message["reactions"]; onToggle: (emoji: string) => void };

/** Reactions, the same ones together. A click on ours takes it back. */
export function Reactions({ reactions, onToggle }: ReactionsProps) {
  const t = useTranslations("thread.reaction");
  const groups = new Map<string, Message["reactions"]>();
  for (const reaction of reactions) {
    groups.set(reaction.emoji, [...(groups.get(reaction.emoji) ?? []), reaction]);
  }
  return (
    <ul className="relative z-1 -mt-1.5 flex flex-wrap gap-1 px-2">
      {[...groups].map(([emoji, given]) => {
        const ours = given.some((reaction) => reaction.sender !== "customer");
        const names = given
          .map((reaction) => reaction.sender_name ?? t(ours ? "us" : "customer"))
          .join(", ");
        return (
          <li key={emoji}>
            <button
              type="button"
              aria-pressed={ours}
              aria-label={t("given", { emoji, names })}
              title={names}
              onClick={() => onToggle(ours ? "" : emoji)}
              className="inline-flex h-6 items-center gap-1 rounded-full border border-border bg-card px-1.5 text-sm shadow-xs hover:bg-muted aria-pressed:border-primary pointer-coarse:h-8"
            >
              {emoji}
              {given.length > 1 && <span className="text-xs tabular-nums">{given.length}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
