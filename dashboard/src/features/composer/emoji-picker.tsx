"use client";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { Input } from "@/ui/input";
import { EMOJI, type EmojiGroup } from "./emoji-list";

/** A small choice of emoji with a search; loaded when it is opened. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations("composer.emoji");
  const [search, setSearch] = useState("");
  const panel = useRef<HTMLDivElement>(null);
  const wanted = search.trim().toLowerCase();
  const groups = (Object.keys(EMOJI) as EmojiGroup[])
    .map((group) => ({
      group,
      emoji: EMOJI[group].filter(([, words]) => wanted === "" || words.includes(wanted)),
    }))
    .filter(({ emoji }) => emoji.length > 0);

  /** The arrows lead through all of them as if they stood in one grid of eight columns. */
  function onKeyDown(event: KeyboardEvent) {
    const rtl = document.documentElement.dir === "rtl";
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, ArrowDown: 8, ArrowUp: -8 }[
      event.key
    ];
    const buttons = [...(panel.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (step === undefined || (at < 0 && step !== 8)) {
      return;
    }
    event.preventDefault();
    (at < 0 ? buttons[0] : buttons[Math.min(buttons.length - 1, Math.max(0, at + step))])?.focus();
  }

  return (
    <div ref={panel} onKeyDown={onKeyDown}>
      <Input
        autoFocus
        type="search"
        value={search}
        aria-label={t("search")}
        placeholder={t("search")}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          const first = groups[0]?.emoji[0]?.[0];
          if (event.key === "Enter" && first) {
            event.preventDefault();
            onPick(first);
          }
        }}
      />
      <div className="mt-2 h-64 overflow-y-auto overscroll-contain">
        {groups.map(({ group, emoji }, groupIndex) => (
          <section key={group} aria-label={t(`group.${group}`)}>
            <h3 className="sticky top-0 bg-card py-1 text-xs font-medium text-muted-foreground">
              {t(`group.${group}`)}
            </h3>
            <div className="grid grid-cols-8">
              {emoji.map(([char], index) => (
                <button
                  key={char}
                  type="button"
                  tabIndex={groupIndex === 0 && index === 0 ? 0 : -1}

                  onClick={() => onPick(char)}
                  className="flex aspect-square items-center justify-center rounded-md text-xl hover:bg-muted focus-visible:-outline-offset-2"
                >
                  {char}
                </button>
              ))}
            </div>
          </section>
        ))}
        {groups.length === 0 && (
          <p role="status" className="p-4 text-center text-sm text-muted-foreground">
            {t("none")}
          </p>
        )}
      </div>
    </div>
  );
}
