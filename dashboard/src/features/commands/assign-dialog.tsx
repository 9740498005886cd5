"use client";
import { useQuery } from "@tanstack/react-query";
import { UserRoundX } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useChatActions, type Assignee } from "@/features/chats/actions";
import { useBulk } from "@/features/chats/bulk";
import { customerName } from "@/features/chats/describe";
import { agentsQuery } from "@/features/people/queries";
import { useExplain } from "@/lib/explain";
import { useUser } from "@/lib/session";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Spinner } from "@/ui/spinner";
import type { DialogProps } from "./dialog-props";
import { Picker, PickerEmpty, PickerItem } from "./picker";

/** Gives one chat, or many, to somebody: type a part of the name, Enter. */
export function AssignDialog({ chats, onClose }: DialogProps) {
  const t = useTranslations("inbox.assign");
  const common = useTranslations("common");
  const explain = useExplain();
  const me = useUser();
  const actions = useChatActions();
  const bulk = useBulk();
  const agents = useQuery(agentsQuery);
  const [typed, setTyped] = useState("");
  const [single] = chats.length === 1 ? chats : [];

  function give(to: Assignee | null) {
    onClose();
    if (single) {
      void actions.assign(single, to);
    } else {
      void bulk(chats, { assigned_agent_id: to?.id ?? null });
    }
  }

  const sorted = [...(agents.data ?? [])].sort(
    (one, other) =>
      Number(other.id === me.id) - Number(one.id === me.id) || one.name.localeCompare(other.name),
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        single
          ? t("title", { name: customerName(single) })
          : t("titleMany", { count: chats.length })
      }
    >
      <Picker
        label={t("label")}
        placeholder={t("placeholder")}
        value={typed}
        onValueChange={setTyped}
      >
        {agents.isPending && (
          <p role="status" className="flex items-center gap-2 p-4 text-sm text-muted-foreground">
            <Spinner /> {common("loading")}
          </p>
        )}
        {agents.isError && (
          <p role="alert" className="flex flex-wrap items-center gap-2 p-4 text-sm text-danger">
            {explain(agents.error)}
            <Button size="sm" variant="secondary" onClick={() => void agents.refetch()}>
              {common("retry")}
            </Button>
          </p>
        )}
        {agents.isSuccess && <PickerEmpty>{t("nobody")}</PickerEmpty>}
        {sorted.map(({ id, name, role }) => (
          <PickerItem
            key={id}
            value={`${name} #${id}`}
            isChecked={single?.assigned_agent_id === id}
            onSelect={() => give({ id, name })}
          >
            <Avatar name={name} className="size-6 text-xs" />
            <bdi className="truncate">{name}</bdi>
            <span className="text-xs text-muted-foreground">
              {id === me.id ? t("me") : role === "admin" ? t("admin") : null}
            </span>
          </PickerItem>
        ))}
        {(!single || single.assigned_agent_id !== null) && (
          <PickerItem value={t("unassign")} onSelect={() => give(null)}>
            <UserRoundX /> {t("unassign")}
          </PickerItem>
        )}
      </Picker>
    </Dialog>
  );
}
