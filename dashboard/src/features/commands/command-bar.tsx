"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { ChannelBadge } from "@/features/chats/channel";
import { customerName, formatPhone } from "@/features/chats/describe";
import { chatKeys } from "@/features/chats/queries";
import { go, openChat } from "@/features/inbox/address";
import { api, data } from "@/lib/api/client";
import { Avatar } from "@/ui/avatar";
import { Dialog } from "@/ui/dialog";
import { useCommandContext } from "./context";
import type { DialogProps } from "./dialog-props";
import { KeyCaps } from "./key-caps";
import { Picker, PickerEmpty, PickerGroup, PickerItem } from "./picker";
import { commands, isOn, type Command } from "./registry";

/** Everything from one field: commands by name, and chats by who is in them. */
export function CommandBar({ onClose }: DialogProps) {
  const t = useTranslations("inbox.commandBar");
  const names = useTranslations("inbox.command");
  const contextNow = useCommandContext();
  const [context] = useState(contextNow);
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: [...chatKeys.all, "command-bar", q],
    queryFn: ({ signal }) =>
      data(api.GET("/chats", { params: { query: { q, assigned: "any", limit: 8 } }, signal })),
    enabled: q.length > 1,
    placeholderData: (before) => before,
  });

  function run(command: Command) {
    onClose();
    // After the dialog has given the focus back.
    setTimeout(() => command.run(context), 0);
  }

  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const usable = commands.filter(
    (command) =>
      command.id !== "commands" &&
      isOn(command, context) &&
      words.every((word) => names(command.id).toLowerCase().includes(word)),
  );
  const chats = q.length > 1 ? (found.data?.items ?? []) : [];

  // What is found later comes before what was there: the first entry is the one that Enter takes, until one moves.
  const first = usable[0]?.id ?? (chats[0] ? `chat-${chats[0].id}` : "search-messages");
  const [selected, setSelected] = useState({ first, value: first as string });
  if (selected.first !== first) {
    setSelected({ first, value: first });
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("title")} className="sm:max-w-xl">
      <Picker
        label={t("title")}
        placeholder={t("placeholder")}
        value={typed}
        onValueChange={setTyped}
        filters={false}
        selected={selected.value}
        onSelectedChange={(value) => setSelected({ first, value })}
      >
        <PickerEmpty>{found.isFetching ? t("searching") : t("nothing")}</PickerEmpty>
        {usable.length > 0 && (
          <PickerGroup
            heading={
              context.chat ? t("forChat", { name: customerName(context.chat) }) : t("commands")
            }
          >
            {usable.map((command) => (
              <PickerItem key={command.id} value={command.id} onSelect={() => run(command)}>
                {names(command.id)}
                <span className="ms-auto">
                  <KeyCaps keys={command.keys} />
                </span>
              </PickerItem>
            ))}
          </PickerGroup>
        )}
        {chats.length > 0 && (
          <PickerGroup heading={t("chats")}>
            {chats.map((chat) => (
              <PickerItem
                key={chat.id}
                value={`chat-${chat.id}`}
                onSelect={() => {
                  onClose();
                  openChat(chat.id);
                }}
              >
                <Avatar
                  name={customerName(chat)}
                  src={chat.customer.avatar_url}
                  className="size-6 text-xs"
                />
                <bdi className="truncate">{customerName(chat)}</bdi>
                <ChannelBadge channel={chat.channel} />
                <span dir="ltr" className="ms-auto text-xs text-muted-foreground">
                  {formatPhone(chat.customer.phone)}
                </span>
              </PickerItem>
            ))}
          </PickerGroup>
        )}
        {q !== "" && (
          <PickerGroup heading={t("search")}>
            <PickerItem
              value="search-messages"
              onSelect={() => {
                onClose();
                go({ q, searchIn: "messages" });
              }}
            >
              {t("searchMessages", { q })}
            </PickerItem>
          </PickerGroup>
        )}
      </Picker>
    </Dialog>
  );
}
