"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { customerName } from "@/features/chats/describe";
import { labelsQuery } from "@/features/chats/labels";
import { MODES } from "@/features/inbox/address";
import { peopleQuery } from "@/features/people/queries";
import type { Chat } from "@/lib/api/types";
import { Field } from "@/ui/field";
import { FormDialog } from "@/ui/form-dialog";
import { Select } from "@/ui/input";
import { ChipsInput } from "../parts/chips-input";
import type { BulkAction } from "./bulk";

type ActDialogProps = {
  kind: "assign" | "mode" | "label";
  chats: Chat[];
  onClose: () => void;
  onRun: (action: BulkAction) => Promise<void>;
};

/** Asks what shall become of the chosen chats. */
export function ActDialog({ kind, chats, onClose, onRun }: ActDialogProps) {
  const t = useTranslations("admin");
  const one = chats.length === 1 ? chats[0] : undefined;
  const [agent, setAgent] = useState(String(one?.assigned_agent_id ?? ""));
  const [mode, setMode] = useState<Chat["mode"]>(one?.mode ?? "AGENT");
  const [add, setAdd] = useState<string[]>(one ? [...one.labels] : []);
  const [remove, setRemove] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const people = useQuery(peopleQuery).data ?? [];
  const labels = (useQuery(labelsQuery).data ?? []).map(({ name }) => name);

  function action(): BulkAction {
    switch (kind) {
      case "assign":
        return { kind, agent: agent === "" ? null : Number(agent) };
      case "mode":
        return { kind, mode };
      case "label":
        // Of one chat the labels stand here as they shall be; what is missing was taken away.
        return one
          ? { kind, add, remove: one.labels.filter((label) => !add.includes(label)) }
          : { kind, add, remove };
    }
  }

  async function run() {
    setBusy(true);
    try {
      await onRun(action());
    } finally {
      setBusy(false);
    }
  }

  return (
    <FormDialog
      title={t(`chats.dialog.${kind}`)}
      description={
        one ? <bdi>{customerName(one)}</bdi> : t("chats.chosen", { count: chats.length })
      }
      action={t("apply")}
      busy={busy}
      ready={kind !== "label" || one !== undefined || add.length + remove.length > 0}
      onSubmit={run}
      onClose={onClose}
    >
      {kind === "assign" && (
        <Field label={t("chats.assignTo")} hint={t("chats.assignHint")}>
          {(control) => (
            <Select {...control} value={agent} onChange={({ target }) => setAgent(target.value)}>
              <option value="">{t("chats.nobody")}</option>
              {people
                .filter((person) => person.active)
                .map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.name}
                  </option>
                ))}
            </Select>
          )}
        </Field>
      )}
      {kind === "mode" && (
        <Field label={t("chats.mode")} hint={t(`chats.modeHint.${mode}`)}>
          {(control) => (
            <Select
              {...control}
              value={mode}
              onChange={({ target }) => setMode(target.value as Chat["mode"])}
            >
              {MODES.map((choice) => (
                <option key={choice} value={choice}>
                  {t(`modes.${choice}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {kind === "label" && (
        <>
          <ChipsInput
            label={t(one ? "chats.labels" : "chats.labelsAdd")}
            hint={t("chipsHint")}
            values={add}
            suggestions={labels}
            onChange={setAdd}
          />
          {!one && (
            <ChipsInput
              label={t("chats.labelsRemove")}
              values={remove}
              suggestions={labels}
              onChange={setRemove}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
