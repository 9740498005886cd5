import { useTranslations } from "use-intl";
import type { Message } from "@/lib/api/types";

type QuoteProps = {
  quote: NonNullable<Message["reply_to"]>;
  /** The quoted message, where it is loaded. */
  of: Message | undefined;
  onJump: (messageId: number) => void;
};

/** What a message answers to; a click leads there. */
export function Quote({ quote, of, onJump }: QuoteProps) {
  const t = useTranslations("thread");
  const who = of?.sender_name;
  return (
    <button
      type="button"
      onClick={() => onJump(quote.message_id)}
      aria-label={t("quote.jump", { text: (quote.text ?? t("kind.other")).slice(0, 100) })}
      className="mb-1.5 block w-full min-w-0 rounded-md border-s-4 border-primary bg-foreground/6 px-2 py-1 text-start text-xs hover:bg-foreground/10"
    >
      {who && (
        <span dir="auto" className="block truncate font-semibold">
          {who}
        </span>
      )}
      <span dir="auto" className="line-clamp-2 [overflow-wrap:anywhere] opacity-90">
        {quote.text ?? t("kind.other")}
      </span>
    </button>
  );
}
