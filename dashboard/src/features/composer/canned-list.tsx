import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { CannedAnswer } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { Skeleton } from "@/ui/skeleton";
import { filledQuery } from "./canned";

type CannedListProps = {
  id: string;
  chatId: number;
  answers: CannedAnswer[];
  loading: boolean;
  active: number;
  onActive: (index: number) => void;
  onPick: (answer: CannedAnswer) => void;
};

/** The canned answers that fit, over the text box; beside them the marked one as the customer would read it. */
export function CannedList({
  id,
  chatId,
  answers,
  loading,
  active,
  onActive,
  onPick,
}: CannedListProps) {
  const t = useTranslations("composer.canned");
  const marked = answers[active];
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mb-1 grid max-h-72 overflow-hidden rounded-xl border border-border bg-card text-card-foreground shadow-xl sm:grid-cols-2">
      <ul
        ref={list}
        id={id}
        role="listbox"
        aria-label={t("label")}
        className="max-h-72 overflow-y-auto p-1"
      >
        {answers.map((answer, index) => (
          <li
            key={answer.id}
            id={`${id}-${answer.id}`}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => index !== active && onActive(index)}
            onPointerDown={(event) => {
              event.preventDefault(); // the text box keeps the focus
              onPick(answer);
            }}
            className={cn(
              "cursor-pointer rounded-md px-2.5 py-1.5 text-sm pointer-coarse:py-3",
              index === active && "bg-accent text-accent-foreground",
            )}
          >
            <p dir="auto" className="truncate font-medium">
              /{answer.shortcut.replace(/^\//, "")}
            </p>
            <p dir="auto" className="truncate text-xs opacity-80">
              {answer.text}
            </p>
          </li>
        ))}
        {answers.length === 0 && (
          <li role="presentation" className="p-3 text-sm text-muted-foreground">
            {loading ? t("loading") : t("none")}
          </li>
        )}
      </ul>
      {marked && <Preview answer={marked} chatId={chatId} />}
    </div>
  );
}

function Preview({ answer, chatId }: { answer: CannedAnswer; chatId: number }) {
  const t = useTranslations("composer.canned");
  const filled = useQuery(filledQuery(answer.id, chatId));
  return (
    <div className="max-h-72 overflow-y-auto border-s border-border bg-muted/50 p-3 text-sm max-sm:hidden">
      <p className="mb-1 text-xs font-medium text-muted-foreground">{t("preview")}</p>
      {filled.isPending ? (
        <Skeleton className="h-12" />
      ) : (
        <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">
          {filled.data ?? answer.text}
        </p>
      )}
    </div>
  );
}
