"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Tag } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useChatActions } from "@/features/chats/actions";
import { useBulk } from "@/features/chats/bulk";
import { customerName } from "@/features/chats/describe";
import { labelsQuery } from "@/features/chats/labels";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import type { DialogProps } from "./dialog-props";
import { Picker, PickerEmpty, PickerItem } from "./picker";

const LONGEST = 50;

/** Puts labels on a chat, or on many (there the chosen ones replace those that were). */
export function LabelsDialog({ chats, onClose }: DialogProps) {
  const t = useTranslations("inbox.labels");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const actions = useChatActions();
  const bulk = useBulk();
  const known = useQuery(labelsQuery).data ?? [];
  const [typed, setTyped] = useState("");
  const [single] = chats.length === 1 ? chats : [];
  const [chosen, setChosen] = useState<readonly string[]>(
    () => single?.labels ?? commonLabels(chats.map(({ labels }) => labels)),
  );

  const wanted = typed.trim().slice(0, LONGEST);
  const names = [...new Set([...chosen, ...known.map(({ name }) => name)])];
  const isNew = wanted !== "" && !names.some((name) => name.toLowerCase() === wanted.toLowerCase());

  function toggle(name: string) {
    setChosen((now) => (now.includes(name) ? now.filter((one) => one !== name) : [...now, name]));
    setTyped("");
  }

  function save() {
    onClose();
    const labels = [...chosen];
    const done = single ? actions.setLabels(single, labels) : bulk(chats, { labels });
    void done.then(() => queryClient.invalidateQueries({ queryKey: labelsQuery.queryKey }));
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        single
          ? t("title", { name: customerName(single) })
          : t("titleMany", { count: chats.length })
      }
      description={single ? undefined : t("replaces")}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button onClick={save}>{common("save")}</Button>
        </>
      }
    >
      <Picker
        label={t("label")}
        placeholder={t("placeholder")}
        value={typed}
        onValueChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            save();
          } else if (event.key === "Backspace" && typed === "") {
            setChosen((now) => now.slice(0, -1));
          }
        }}
      >
        {!isNew && <PickerEmpty>{t("none")}</PickerEmpty>}
        {names.map((name) => (
          <PickerItem
            key={name}
            value={name}
            isChecked={chosen.includes(name)}
            onSelect={() => toggle(name)}
          >
            <Tag /> <bdi className="truncate">{name}</bdi>
            {chosen.includes(name) && <span className="sr-only">{t("on")}</span>}
          </PickerItem>
        ))}
        {isNew && (
          <PickerItem value={wanted} onSelect={() => toggle(wanted)}>
            <Plus /> <bdi className="truncate">{t("create", { name: wanted })}</bdi>
          </PickerItem>
        )}
      </Picker>
    </Dialog>
  );
}

const commonLabels = ([first, ...others]: readonly string[][]) =>
  first?.filter((name) => others.every((labels) => labels.includes(name))) ?? [];
