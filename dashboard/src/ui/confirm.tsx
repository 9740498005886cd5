"use client";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Spinner } from "./spinner";

/** Asks before something that cannot be taken back. */
export function Confirm({
  open,
  onOpenChange,
  title,
  description,
  action,
  onConfirm,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** The words on the button that does it. */
  action: string;
  /** False keeps the dialog open, for saying in it why it could not be done. */
  onConfirm: () => Promise<unknown> | void;
  children?: ReactNode;
}) {
  const t = useTranslations("common");
  const [busy, setBusy] = useState(false);

  async function confirm() {
    setBusy(true);
    try {
      if ((await onConfirm()) !== false) {
        onOpenChange(false);
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      footer={
        <>
          <Button variant="secondary" onClick={() => onOpenChange(false)}>
            {t("cancel")}
          </Button>
          <Button variant="danger" disabled={busy} onClick={() => void confirm()}>
            {busy && <Spinner />}
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
