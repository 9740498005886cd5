"use client";
import type { FormEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { FormProblem } from "./form-problem";
import { Spinner } from "./spinner";

type FormDialogProps = {
  title: string;
  description?: ReactNode;
  className?: string;
  /** What the button says that sends the form; "Save" if nothing else. */
  action?: string;
  busy?: boolean;
  /** Whether there is something to send. */
  ready?: boolean;
  /** Why the form as a whole was refused. */
  problem?: string | undefined;
  onSubmit: (event: FormEvent) => unknown;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog with one form in it: its fields, why it was refused, and the two ways out. */
export function FormDialog({
  title,
  description,
  className,
  action,
  busy = false,
  ready = true,
  problem,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const t = useTranslations("common");
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      className={className ?? ""}
    >
      <form
        className="space-y-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit(event);
        }}
      >
        {children}
        <FormProblem>{problem}</FormProblem>
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={busy || !ready}>
            {busy && <Spinner />}
            {action ?? t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
