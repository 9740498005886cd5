"use client";
import { ListFilter, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/button";
import { lazily } from "@/ui/lazily";
import { Popover } from "@/ui/popover";
import { Skeleton } from "@/ui/skeleton";
import { go, useAddress } from "./address";

const FilterForm = lazily(
  async () => (await import("./filter-form")).FilterForm,
  <Skeleton className="h-54" />,
);

/** Narrows the view by mode, channel and label; the result can be kept as a view of one's own. */
export function Filters() {
  const t = useTranslations("inbox.filters");
  const { mode, channel, label } = useAddress();
  const count = [mode, channel, label].filter((value) => value !== null).length;

  return (
    <Popover
      label={t("title")}
      align="end"
      className="w-72 space-y-3 p-4"
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label={count > 0 ? t("active", { count }) : t("title")}
          className="relative"
        >
          <ListFilter />
          {count > 0 && (
            <span aria-hidden className="absolute end-1 top-1 size-2 rounded-full bg-primary" />
          )}
        </Button>
      }
    >
      <FilterForm />
    </Popover>
  );
}

/** The filters that are on, each with a way to take it off. */
export function ActiveFilters() {
  const t = useTranslations("inbox.filters");
  const modes = useTranslations("inbox.mode");
  const channels = useTranslations("inbox.channel");
  const { mode, channel, label } = useAddress();
  const chips = [
    mode && { key: "mode", words: modes(mode), off: () => go({ mode: null }) },
    channel && {
      key: "channel",
      words: channels(channel),
      off: () => go({ channel: null }),
    },
    label && { key: "label", words: label, off: () => go({ label: null }) },
  ].filter((chip) => chip !== null && chip !== "");
  if (chips.length === 0) {
    return null;
  }
  return (
    <ul className="flex flex-wrap gap-1">
      {chips.map(({ key, words, off }) => (
        <li key={key} className="max-w-full">
          <button
            type="button"
            onClick={off}
            aria-label={t("remove", { name: words })}
            className="flex h-6 max-w-full items-center gap-1 rounded-full bg-accent ps-2.5 pe-1.5 text-xs font-medium text-accent-foreground hover:bg-muted pointer-coarse:h-9"
          >
            <bdi className="truncate">{words}</bdi>
            <X aria-hidden className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
