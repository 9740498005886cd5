import { create } from "zustand";
import type { Chat } from "@/lib/api/types";

/** What can lie over the page. Those about chats say which. */
export type DialogKind =
  | "assign"
  | "snooze"
  | "labels"
  | "start"
  | "commands"
  | "shortcuts"
  | "preferences"
  | "account"
  | "saveView";

type OpenDialog = { kind: DialogKind; chats: readonly Chat[] };

export const useDialog = create<{ open: OpenDialog | null }>()(() => ({ open: null }));

export const openDialog = (kind: DialogKind, chats: readonly Chat[] = []) =>
  useDialog.setState({ open: { kind, chats } });

export const closeDialog = () => useDialog.setState({ open: null });
