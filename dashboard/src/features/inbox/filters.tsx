"use client";
import { useQuery } from "@tanstack/react-query";
import { ListFilter, X } from "lucide-react";
import { Popover } from "radix-ui";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { labelsQuery } from "@/features/chats/labels";
import { openDialog } from "@/features/commands/dialogs";
import type { Mode } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { Select } from "@/ui/input";
import { CHANNELS, go, MODES, useAddress } from "./address";
import { CLEARED } from "./filter";

/** Narrows the view by mode, channel and label; the result can be kept as a view of one's own. */
export function Filters() {
  const t = useTranslations("inbox.filters");
  const modes = useTranslations("inbox.mode");
  const channels = useTranslations("inbox.channel");
  const id = useId();
  const { mode, channel, label } = useAddress();
  const labels = useQuery(labelsQuery).data ?? [];
  const count = [mode, channel, label].filter((value) => value !== null).length;

  return (
    <Popover.Root>
      <Popover.Trigger asChild>
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
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("title")}
          className="z-50 w-72 space-y-3 rounded-lg border border-border bg-card p-4 text-card-foreground shadow-lg data-[state=open]:animate-in data-[state=open]:fade-in"
        >
          <Choice id={`${id}-mode`} label={t("mode")}>
            <Select
              id={`${id}-mode`}
              value={mode ?? ""}
              onChange={({ target }) =>
                go({ mode: target.value === "" ? null : (target.value as Mode) })
              }
            >
              <option value="">{t("any")}</option>
              {MODES.map((value) => (
                <option key={value} value={value}>
                  {modes(value)}
                </option>
              ))}
            </Select>
          </Choice>
          <Choice id={`${id}-channel`} label={t("channel")}>
            <Select
              id={`${id}-channel`}
              value={channel ?? ""}
              onChange={({ target }) =>
                go({ channel: CHANNELS.find((known) => known === target.value) ?? null })
              }
            >
              <option value="">{t("any")}</option>
              {CHANNELS.map((value) => (
                <option key={value} value={value}>
                  {channels(value)}
                </option>
              ))}
            </Select>
          </Choice>
          <Choice id={`${id}-label`} label={t("label")}>
            <Select
              id={`${id}-label`}
              value={label ?? ""}
              onChange={({ target }) => go({ label: target.value || null })}
            >
              <option value="">{t("any")}</option>
              {label !== null && !labels.some(({ name }) => name === label) && (
                <option value={label}>{label}</option>
              )}
              {labels.map(({ name, chats }) => (
                <option key={name} value={name}>
                  {name} ({chats})
                </option>
              ))}
            </Select>
          </Choice>
          <div className="flex justify-between gap-2 pt-1">
            <Button variant="ghost" size="sm" disabled={count === 0} onClick={() => go(CLEARED)}>
              {t("clear")}
            </Button>
            <Button
              variant="secondary"
              size="sm"
              disabled={count === 0}
              onClick={() => openDialog("saveView")}
            >
              {t("save")}
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choice({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="text-xs font-medium text-muted-foreground">
        {label}
      </label>
      {children}
    </div>
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
    <ul className={cn("flex flex-wrap gap-1")}>
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
