"use client";
import { useQuery } from "@tanstack/react-query";
import { useId, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { labelsQuery } from "@/features/chats/labels";
import { openDialog } from "@/features/commands/dialogs";
import type { Mode } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Select } from "@/ui/input";
import { CHANNELS, go, MODES, useAddress } from "./address";
import { CLEARED } from "./filter";

/** What narrows the view; the result can be kept as a view of one's own. */
export function FilterForm() {
  const t = useTranslations("inbox.filters");
  const modes = useTranslations("inbox.mode");
  const channels = useTranslations("inbox.channel");
  const id = useId();
  const { mode, channel, label } = useAddress();
  const labels = useQuery(labelsQuery).data ?? [];
  const isOn = mode !== null || channel !== null || label !== null;
  return (
    <>
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
        <Button variant="ghost" size="sm" disabled={!isOn} onClick={() => go(CLEARED)}>
          {t("clear")}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          disabled={!isOn}
          onClick={() => openDialog("saveView")}
        >
          {t("save")}
        </Button>
      </div>
    </>
  );
}

function Choice({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="text-xs font-medium text-muted-foreground">
        {label}
      </label>
      {children}
    </div>
  );
}
