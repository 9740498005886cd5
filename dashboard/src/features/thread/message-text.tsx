import { useState } from "react";
import { useTranslations } from "use-intl";
import { folded, isInvisible, isOnlyEmoji } from "./format";
import { FormattedText } from "./formatted-text";
import { cn } from "@/lib/cn";

/** The words of a message; long ones are folded. */
export function MessageText({ text, className }: { text: string; className?: string }) {
  const t = useTranslations("thread.text");
  const [open, setOpen] = useState(false);
  const beginning = folded(text);

  if (isInvisible(text)) {
    return <p className={cn("text-muted-foreground italic", className)}>{t("invisible")}</p>;
  }
  return (
    <div className={className}>
      <div
        dir="auto"
        className={cn(
          "[overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:isolate]",
          isOnlyEmoji(text) && "text-4xl leading-tight",
        )}
      >
        <FormattedText text={beginning !== null && !open ? `${beginning} …` : text} />
      </div>
      {beginning !== null && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="mt-1 min-h-6 text-xs font-semibold underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {open ? t("less") : t("all", { count: text.length })}
        </button>
      )}
    </div>
  );
}
