"use client";
import { lazy, Suspense } from "react";
import { closeDialog, useDialog } from "./dialogs";

const DIALOGS = {
  assign: lazy(async () => ({ default: (await import("./assign-dialog")).AssignDialog })),
  snooze: lazy(async () => ({ default: (await import("./snooze-dialog")).SnoozeDialog })),
  labels: lazy(async () => ({ default: (await import("./labels-dialog")).LabelsDialog })),
  start: lazy(async () => ({ default: (await import("./start-dialog")).StartDialog })),
  commands: lazy(async () => ({ default: (await import("./command-bar")).CommandBar })),
  shortcuts: lazy(async () => ({ default: (await import("./shortcuts-sheet")).ShortcutsSheet })),
  saveView: lazy(async () => ({ default: (await import("./save-view-dialog")).SaveViewDialog })),
  account: lazy(async () => ({
    default: (await import("@/features/shell/account-dialog")).AccountDialog,
  })),
  preferences: lazy(async () => ({
    default: (await import("@/features/shell/preferences-dialog")).PreferencesDialog,
  })),
};

/** Where dialogs are shown, each loaded when it is first wanted. */
export function Dialogs() {
  const open = useDialog((state) => state.open);
  if (open === null) {
    return null;
  }
  const Chosen = DIALOGS[open.kind];
  return (
    <Suspense>
      <Chosen chats={open.chats} onClose={closeDialog} />
    </Suspense>
  );
}
