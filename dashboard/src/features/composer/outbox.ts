import { create } from "zustand";
import type { Chat, Message } from "@/lib/api/types";
import type { ApiProblem } from "@/lib/api/problem";
import type { ComposerMode } from "./focus";

export type OutgoingFile = {
  file: File;
  type: Message["type"];
  /** An address of the bytes in this browser. */
  preview: string;
  /** From 0 to 1. */
  progress: number;
  /** Set once the bytes are there. */
  mediaId: string | null;
};

/** What shall happen to the chat once the message is taken. */
export type Afterwards = { mode: "CLOSED" } | { snoozed_until: string };

/**
 * `waiting` for those before it or for the network; `conflict`: a colleague answered meanwhile, and the writer decides.
 */
export type OutgoingState = "waiting" | "sending" | "failed" | "conflict";

/** A message that is on its way to the server. */
export type Outgoing = {
  clientId: string;
  chatId: number;
  kind: ComposerMode;
  text: string;
  replyTo: { message_id: number; text: string | null } | null;
  file: OutgoingFile | null;
  /** The newest message that the writer had seen; null: send in any case. */
  seenSeq: number | null;
  afterwards: Afterwards | null;
  state: OutgoingState;
  /** Whether it waits for the network or for a login. */
  held: boolean;
  problem: ApiProblem | null;
  conflict: { messages: Message[]; chat: Chat | null } | null;
  createdAt: string;
};

type Outbox = { byChat: Record<number, Outgoing[]> };

/** The messages on their way, in order, for each chat. */
export const useOutbox = create<Outbox>()(() => ({ byChat: {} }));

const NONE: Outgoing[] = [];

export const useOutgoing = (chatId: number): Outgoing[] =>
  useOutbox((outbox) => outbox.byChat[chatId] ?? NONE);

export const outgoingOf = (chatId: number): Outgoing[] =>
  useOutbox.getState().byChat[chatId] ?? NONE;

export function addOutgoing(item: Outgoing): void {
  change(item.chatId, (items) => [...items, item]);
}

export function changeOutgoing(item: Outgoing, by: Partial<Outgoing>): void {
  change(item.chatId, (items) =>
    items.map((known) => (known.clientId === item.clientId ? { ...known, ...by } : known)),
  );
}

export function removeOutgoing(item: Outgoing): void {
  change(item.chatId, (items) => items.filter((known) => known.clientId !== item.clientId));
  if (item.file) {
    URL.revokeObjectURL(item.file.preview);
  }
}

export const findOutgoing = (item: Pick<Outgoing, "chatId" | "clientId">): Outgoing | undefined =>
  outgoingOf(item.chatId).find((known) => known.clientId === item.clientId);

function change(chatId: number, by: (items: Outgoing[]) => Outgoing[]): void {
  useOutbox.setState(({ byChat }) => {
    const { [chatId]: items = NONE, ...others } = byChat;
    const changed = by(items);
    return { byChat: changed.length === 0 ? others : { ...others, [chatId]: changed } };
  });
}
