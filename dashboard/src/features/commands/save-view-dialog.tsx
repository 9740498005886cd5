"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { currentAddress, formatAddress } from "@/features/inbox/address";
import { usePreferences } from "@/lib/preferences";
import { Field } from "@/ui/field";
import { FormDialog } from "@/ui/form-dialog";
import { Input } from "@/ui/input";
import type { DialogProps } from "./dialog-props";

/** Keeps what the list shows as a view of one's own. */
export function SaveViewDialog({ onClose }: DialogProps) {
  const t = useTranslations("inbox.saveView");
  const { savedViews, set } = usePreferences();
  const [name, setName] = useState("");

  function save() {
    const address = formatAddress({
      ...currentAddress(),
      chatId: null,
      messageId: null,
      panel: false,
    });
    const query = new URL(address, window.location.origin).search;
    set({ savedViews: [...savedViews, { id: crypto.randomUUID(), name: name.trim(), query }] });
    onClose();
  }

  return (
    <FormDialog
      title={t("title")}
      description={t("lead")}
      ready={name.trim() !== ""}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t("name")}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            dir="auto"
            maxLength={40}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
