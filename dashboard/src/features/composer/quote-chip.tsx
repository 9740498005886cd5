import { Reply, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/icon-button";

type QuoteChipProps = { quote: { text: string | null; sender: string }; onRemove: () => void };

/** The message that the next one answers to. */
export function QuoteChip({ quote, onRemove }: QuoteChipProps) {
  const t = useTranslations("composer");
  return (
    <div className="mt-1.5 flex items-center gap-2 rounded-md border-s-4 border-primary bg-muted px-2 py-1 text-xs">
      <Reply aria-hidden className="size-4 shrink-0 text-primary rtl:-scale-x-100" />
      <p className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-semibold">
          {quote.sender}
        </span>
        <span dir="auto" className="line-clamp-2 [overflow-wrap:anywhere]">
          {quote.text}
        </span>
      </p>
      <IconButton size="icon-sm" label={t("removeQuote")} onClick={onRemove}>
        <X />
      </IconButton>
    </div>
  );
}
