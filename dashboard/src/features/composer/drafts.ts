import { create } from "zustand";
import { api, data } from "@/lib/api/client";
import { useSession } from "@/lib/session";
import type { ComposerMode } from "./focus";

type Quote = { message_id: number; text: string | null; sender: string };

/** What was typed in a chat and is not sent: reply and note apart, so that one never becomes the other. */
export type ChatDraft = {
  reply: string;
  note: string;
  quote: Quote | null;
  /** The modes that the server does not have yet as they are here. */
  unsaved: ComposerMode[];
};

const NOTHING: ChatDraft = { reply: "", note: "", quote: null, unsaved: [] };
const PAUSE_MS = 800;
const STORE = "message-center-drafts";

type Drafts = { owner: number | null; byChat: Record<number, ChatDraft> };

export const useDrafts = create<Drafts>()(() => ({ owner: null, byChat: {} }));

export const useDraft = (chatId: number): ChatDraft =>
  useDrafts((drafts) => drafts.byChat[chatId] ?? NOTHING);

export const draftOf = (chatId: number): ChatDraft =>
  useDrafts.getState().byChat[chatId] ?? NOTHING;

const timers = new Map<number, ReturnType<typeof setTimeout>>();

function update(chatId: number, change: (draft: ChatDraft) => ChatDraft): void {
  useDrafts.setState(({ byChat }) => ({
    byChat: { ...byChat, [chatId]: change(byChat[chatId] ?? NOTHING) },
  }));
}

/** What is typed now; it is kept in this tab at once and on the server when the typing stops. */
export function writeDraft(chatId: number, mode: ComposerMode, text: string): void {
  update(chatId, (draft) => ({
    ...draft,
    [mode]: text,
    unsaved: draft.unsaved.includes(mode) ? draft.unsaved : [...draft.unsaved, mode],
  }));
  schedule(chatId);
}

export const quoteInDraft = (chatId: number, quote: Quote | null): void =>
  update(chatId, (draft) => ({ ...draft, quote }));

/** Puts words back that could not be sent, before what was typed since. */
export function returnToDraft(chatId: number, mode: ComposerMode, text: string): void {
  const now = draftOf(chatId)[mode];
  writeDraft(chatId, mode, now.trim() ? `${text}\n\n${now}` : text);
}

function schedule(chatId: number): void {
  clearTimeout(timers.get(chatId));
  timers.set(
    chatId,
    setTimeout(() => {
      rememberInTab();
      void saveDraft(chatId);
    }, PAUSE_MS),
  );
}

/** Saves at once what waits for the typing to stop; what fails stays in this tab and is tried again. */
export async function saveDraft(chatId: number): Promise<void> {
  clearTimeout(timers.get(chatId));
  const draft = draftOf(chatId);
  if (draft.unsaved.length === 0 || useSession.getState().state !== "open") {
    return;
  }
  const body = Object.fromEntries(draft.unsaved.map((mode) => [mode, draft[mode]]));
  try {
    await data(api.PUT("/chats/{id}/draft", { params: { path: { id: chatId } }, body }));
  } catch {
    return; // unsaved as before
  }
  update(chatId, (now) => ({
    ...now,
    unsaved: now.unsaved.filter((mode) => now[mode] !== body[mode]),
  }));
  rememberInTab();
}

/** What the server has, unless this tab has something newer. */
export async function restoreDraft(chatId: number, signal: AbortSignal): Promise<void> {
  recallFromTab();
  try {
    const saved = await data(
      api.GET("/chats/{id}/draft", { params: { path: { id: chatId } }, signal }),
    );
    update(chatId, (draft) => ({
      ...draft,
      reply: draft.unsaved.includes("reply") ? draft.reply : (saved.reply ?? ""),
      note: draft.unsaved.includes("note") ? draft.note : (saved.note ?? ""),
    }));
  } catch {
    // What this tab has is shown.
  }
  await saveDraft(chatId);
}

const ownerNow = () => {
  const now = useSession.getState();
  return now.state === "open" || now.state === "expired" ? now.user.id : null;
};

/** A reload must not lose what the server does not have; another user of this tab must not see it. */
function rememberInTab(): void {
  const unsaved = Object.entries(useDrafts.getState().byChat).filter(
    ([, draft]) => draft.unsaved.length > 0,
  );
  try {
    if (unsaved.length === 0) {
      sessionStorage.removeItem(STORE);
    } else {
      sessionStorage.setItem(
        STORE,
        JSON.stringify({ owner: ownerNow(), byChat: Object.fromEntries(unsaved) }),
      );
    }
  } catch {
    // Full or forbidden: memory still has it.
  }
}

function recallFromTab(): void {
  const owner = ownerNow();
  if (useDrafts.getState().owner === owner) {
    return;
  }
  let byChat: Record<number, ChatDraft> = {};
  try {
    const stored = JSON.parse(sessionStorage.getItem(STORE) ?? "null") as Drafts | null;
    if (stored && stored.owner === owner) {
      byChat = stored.byChat;
    }
  } catch {
    // Not ours.
  }
  useDrafts.setState({ owner, byChat });
}

useSession.subscribe((now, before) => {
  if (now.state === "anonymous") {
    useDrafts.setState({ owner: null, byChat: {} });
    sessionStorage.removeItem(STORE);
  } else if (now.state === "open" && before.state === "expired") {
    Object.keys(useDrafts.getState().byChat).forEach((chatId) => void saveDraft(Number(chatId)));
  }
});

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", rememberInTab);
  window.addEventListener("online", () =>
    Object.keys(useDrafts.getState().byChat).forEach((chatId) => void saveDraft(Number(chatId))),
  );
}
