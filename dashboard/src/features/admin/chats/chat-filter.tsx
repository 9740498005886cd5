"use client";
import { Search, X } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { labelsQuery } from "@/features/chats/labels";
import type { ChatFilter } from "@/features/chats/queries";
import { CHANNELS, MODES } from "@/features/inbox/address";
import { peopleQuery } from "@/features/people/queries";
import { Button } from "@/ui/button";
import { Input, Select } from "@/ui/input";
import { useAddress } from "../parts/address";

/** The filter that the page's address asks for. Without one an admin sees everybody's chats. */
export function filterOf(get: (name: string) => string): ChatFilter {
  const mode = MODES.find((one) => one === get("mode"));
  const channel = CHANNELS.find((one) => one === get("channel"));
  const q = get("q").trim();
  return {
    assigned: get("assigned") || "any",
    ...(mode ? { mode } : {}),
    ...(channel ? { channel } : {}),
    ...(get("label") ? { label: get("label") } : {}),
    ...(get("waiting") === "true" ? { waiting: true } : {}),
    ...(get("unread") === "true" ? { unread: true } : {}),
    ...(q ? { q } : {}),
  };
}

export function ChatFilters() {
  const t = useTranslations("admin");
  const { get, change } = useAddress();
  const people = useQuery(peopleQuery).data ?? [];
  const labels = useQuery(labelsQuery).data ?? [];
  const filtered = ["mode", "channel", "label", "assigned", "waiting", "unread", "q"].some(get);

  const choice = (name: string, label: string, choices: (readonly [string, string])[]) => (
    <Select
      aria-label={label}
      value={get(name)}
      className="min-w-0 sm:w-auto sm:max-w-44"
      onChange={({ target }) => change({ [name]: target.value })}
    >
      <option value="">{label}</option>
      {choices.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );

  return (
    <div role="search" className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      <SearchBox />
      {choice("assigned", t("chats.assigned"), [
        ["unassigned", t("chats.unassigned")],
        ["me", t("chats.me")],
        ...people.map((person) => [String(person.id), person.name] as const),
      ])}
      {choice(
        "mode",
        t("chats.mode"),
        MODES.map((mode) => [mode, t(`modes.${mode}`)] as const),
      )}
      {choice(
        "channel",
        t("overview.channel"),
        CHANNELS.map((channel) => [channel, t(`channels.${channel}`)] as const),
      )}
      {choice(
        "label",
        t("chats.label"),
        labels.map(({ name }) => [name, name] as const),
      )}
      {(["waiting", "unread"] as const).map((name) => (
        <Button
          key={name}
          variant={get(name) === "true" ? "primary" : "secondary"}
          aria-pressed={get(name) === "true"}
          onClick={() => change({ [name]: get(name) === "true" ? null : "true" })}
        >
          {t(`chats.${name}`)}
        </Button>
      ))}
      {filtered && (
        <Button
          variant="ghost"
          onClick={() =>
            change({
              mode: null,
              channel: null,
              label: null,
              assigned: null,
              waiting: null,
              unread: null,
              q: null,
            })
          }
        >
          <X /> {t("chats.clear")}
        </Button>
      )}
    </div>
  );
}

/** Asks once the typing pauses. */
function SearchBox() {
  const t = useTranslations("admin.chats");
  const { get, change } = useAddress();
  const asked = get("q");
  const [typed, setTyped] = useState(asked);
  const [seen, setSeen] = useState(asked);
  if (asked !== seen) {
    setSeen(asked);
    setTyped(asked);
  }
  useEffect(() => {
    if (typed === asked) {
      return;
    }
    const pause = setTimeout(() => change({ q: typed }), 300);
    return () => clearTimeout(pause);
  }, [typed, asked, change]);
  return (
    <div className="relative max-sm:col-span-2 sm:w-64">
      <Search
        aria-hidden
        className="absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        className="ps-9"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </div>
  );
}
