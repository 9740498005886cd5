"use client";
import { lazily } from "@/ui/lazily";
import { closeDialog, useDialog } from "./dialogs";

const DIALOGS = {
  assign: lazily(async () => (await import("./assign-dialog")).AssignDialog),
  snooze: lazily(async () => (await import("./snooze-dialog")).SnoozeDialog),
  labels: lazily(async () => (await import("./labels-dialog")).LabelsDialog),
  start: lazily(async () => (await import("./start-dialog")).StartDialog),
  commands: lazily(async () => (await import("./command-bar")).CommandBar),
  shortcuts: lazily(async () => (await import("./shortcuts-sheet")).ShortcutsSheet),
  saveView: lazily(async () => (await import("./save-view-dialog")).SaveViewDialog),
  account: lazily(async () => (await import("@/features/shell/account-dialog")).AccountDialog),
  preferences: lazily(
    async () => (await import("@/features/shell/preferences-dialog")).PreferencesDialog,
  ),
};

/** Where dialogs are shown, each loaded when it is first wanted. */
export function Dialogs() {
  const open = useDialog((state) => state.open);
  if (open === null) {
    return null;
  }
  const Chosen = DIALOGS[open.kind];
  return <Chosen chats={open.chats} onClose={closeDialog} />;
}
