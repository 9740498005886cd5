import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from "react";
import { useTranslations } from "use-intl";
import { cannedQuery } from "@/features/canned/queries";
import type { CannedAnswer } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { lazily } from "@/ui/lazily";
import { usePreferences } from "@/lib/preferences";
import { filledQuery, matching, slashBefore } from "./canned";
import type { ComposerMode } from "./focus";

export type TextBoxHandle = {
  focus: () => void;
  /** Puts something where the cursor is; set apart: with a space before it. */
  insert: (text: string, apart?: boolean) => void;
};

export const CannedList = lazily(async () => (await import("./canned-list")).CannedList);

type TextBoxProps = {
  ref: Ref<TextBoxHandle>;
  chatId: number;
  mode: ComposerMode;
  text: string;
  onText: (text: string) => void;
  onFiles: (files: File[]) => void;
  onSend: () => void;
};

/** Where the words are typed. It grows with them; a slash offers canned answers. */
export function TextBox({ ref, chatId, mode, text, onText, onFiles, onSend }: TextBoxProps) {
  const t = useTranslations("composer");
  const listId = useId();
  const queryClient = useQueryClient();
  const enterSends = usePreferences((preferences) => preferences.enterSends);
  const area = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [active, setActive] = useState(0);

  const slash = slashBefore(text, cursor);
  const open = slash !== null && dismissed !== text;
  const canned = useQuery({ ...cannedQuery, enabled: open });
  const search = slash?.search ?? "";
  const answers = useMemo(() => matching(canned.data ?? [], search), [canned.data, search]);
  const marked = open ? answers[Math.min(active, answers.length - 1)] : undefined;

  function replace(from: number, to: number, by: string) {
    const element = area.current;
    onText(text.slice(0, from) + by + text.slice(to));
    const next = from + by.length;
    setCursor(next);
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(next, next);
    });
  }

  useImperativeHandle(ref, () => ({
    focus: () => {
      const element = area.current;
      element?.focus();
      element?.setSelectionRange(element.value.length, element.value.length);
    },
    insert: (inserted, apart = false) => {
      const from = area.current?.selectionStart ?? text.length;
      const gap = apart && from > 0 && !/\s$/.test(text.slice(0, from)) ? " " : "";
      replace(from, area.current?.selectionEnd ?? from, gap + inserted);
    },
  }));

  async function pick(answer: CannedAnswer) {
    if (!slash) {
      return;
    }
    const { from } = slash;
    setActive(0);
    const filled = await queryClient
      .fetchQuery(filledQuery(answer.id, chatId))
      .catch(() => answer.text ?? "");
    replace(from, cursor, filled);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) {
      return; // an input method uses these keys itself
    }
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp") && answers.length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(
        (now) => (Math.min(now, answers.length - 1) + step + answers.length) % answers.length,
      );
    } else if (marked && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey) {
      event.preventDefault();
      void pick(marked);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (open) {
        setDismissed(text);
      } else {
        area.current?.blur();
      }
    } else if (event.key === "Enter") {
      const commanded = event.ctrlKey || event.metaKey;
      const touch = window.matchMedia("(pointer: coarse)").matches;
      if (commanded || (enterSends && !event.shiftKey && !touch)) {
        event.preventDefault();
        onSend();
      }
    }
  }

  const isNote = mode === "note";
  return (
    <div className="relative pt-1.5">
      {open && (
        <CannedList
          id={listId}
          chatId={chatId}
          answers={answers}
          loading={canned.isPending}
          active={Math.min(active, Math.max(0, answers.length - 1))}
          onActive={setActive}
          onPick={(answer) => void pick(answer)}
        />
      )}
      <textarea
        ref={area}
        dir="auto"
        rows={1}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        {...(marked ? { "aria-activedescendant": `${listId}-${marked.id}` } : {})}
        aria-label={isNote ? t("noteLabel") : t("replyLabel")}
        placeholder={isNote ? t("notePlaceholder") : t("replyPlaceholder")}
        value={text}
        onChange={(event) => {
          setCursor(event.target.selectionStart);
          setActive(0);
          onText(event.target.value);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setDismissed(text)}
        onFocus={() => setDismissed(null)}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length > 0) {
            event.preventDefault();
            onFiles(files);
          }
        }}
        className={cn(
          "field-sizing-content max-h-[35dvh] min-h-14 w-full resize-none rounded-lg border px-3 py-2 text-base text-foreground placeholder:text-muted-foreground md:text-sm",
          isNote ? "border-note-foreground bg-card" : "border-input bg-card",
        )}
      />
    </div>
  );
}
