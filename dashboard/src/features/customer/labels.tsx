import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useId, useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useChatActions } from "@/features/chats/actions";
import { labelsQuery } from "@/features/chats/labels";
import type { Chat } from "@/lib/api/types";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";

/** The chat's labels; new ones are typed, with those in use offered. */
export function Labels({ chat }: { chat: Chat }) {
  const t = useTranslations("customer.labels");
  const listId = useId();
  const actions = useChatActions();
  const known = useQuery(labelsQuery);
  const [name, setName] = useState("");
  const wanted = name.trim();

  function add(event: FormEvent) {
    event.preventDefault();
    if (wanted !== "" && !chat.labels.includes(wanted)) {
      void actions.setLabels(chat, [...chat.labels, wanted]);
    }
    setName("");
  }

  return (
    <div className="space-y-2">
      {chat.labels.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chat.labels.map((label) => (
            <li
              key={label}
              className="inline-flex max-w-full items-center gap-0.5 rounded-full bg-accent ps-2.5 text-xs font-medium text-accent-foreground"
            >
              <span dir="auto" className="truncate">
                {label}
              </span>
              <button
                type="button"
                aria-label={t("remove", { label })}
                onClick={() =>
                  void actions.setLabels(
                    chat,
                    chat.labels.filter((other) => other !== label),
                  )
                }
                className="flex size-6 items-center justify-center rounded-full hover:bg-foreground/10 pointer-coarse:size-9"
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add} className="flex gap-1.5">
        <Input
          dir="auto"
          list={listId}
          value={name}
          maxLength={50}
          aria-label={t("add")}
          placeholder={t("add")}
          onChange={(event) => setName(event.target.value)}
        />
        <datalist id={listId}>
          {known.data
            ?.filter((label) => !chat.labels.includes(label.name))
            .map((label) => (
              <option key={label.name} value={label.name} />
            ))}
        </datalist>
        <IconButton type="submit" variant="secondary" label={t("add")} disabled={wanted === ""}>
          <Plus />
        </IconButton>
      </form>
    </div>
  );
}
