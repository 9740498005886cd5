import type { QueryClient } from "@tanstack/react-query";
import { draftOf, quoteInDraft, writeDraft } from "./drafts";
import { takeAttachments, type Attachment } from "./attachments-store";
import type { ComposerMode } from "./focus";
import { addOutgoing, type Afterwards, type Outgoing } from "./outbox";
import { runOutbox } from "./outbox-run";

export const LONGEST_TEXT = 4096;

type Send = {
  chatId: number;
  mode: ComposerMode;
  /** The newest message that the writer has seen. */
  seenSeq: number;
  afterwards?: Afterwards | null;
  /** A voice message that was just recorded; it goes alone. */
  voice?: Attachment;
};

/** Puts what stands in the composer on its way; it appears in the thread at once. Gives whether there was anything to send. */
export function sendDraft(queryClient: QueryClient, send: Send): boolean {
  const { chatId, mode, seenSeq, voice } = send;
  const draft = draftOf(chatId);
  const text = voice ? "" : draft[mode].trim();
  // Files go to the customer; a note has none.
  const files = voice ? [voice] : mode === "reply" ? takeAttachments(chatId) : [];
  if ((text === "" && files.length === 0) || text.length > LONGEST_TEXT) {
    return false;
  }

  const item = (own: Partial<Outgoing>): Outgoing => ({
    clientId: crypto.randomUUID(),
    chatId,
    kind: mode,
    text: "",
    replyTo: null,
    file: null,
    seenSeq,
    afterwards: null,
    state: "waiting",
    held: false,
    problem: null,
    conflict: null,
    createdAt: new Date().toISOString(),
    ...own,
  });

  const items: Outgoing[] = [];
  const [first] = files;
  // The words are the caption of the first file, unless it has its own.
  const textAlone = text !== "" && (first === undefined || first.caption.trim() !== "");
  if (textAlone) {
    items.push(item({ text }));
  }
  files.forEach(({ file, type, preview, caption }, index) =>
    items.push(
      item({
        text: caption.trim() || (index === 0 && !textAlone ? text : ""),
        file: { file, type, preview, progress: 0, mediaId: null },
      }),
    ),
  );
  if (mode === "reply" && items[0] && draft.quote) {
    items[0].replyTo = { message_id: draft.quote.message_id, text: draft.quote.text };
  }
  const last = items.at(-1);
  if (last && send.afterwards) {
    last.afterwards = send.afterwards;
  }
  items.forEach(addOutgoing);
  if (!voice) {
    writeDraft(chatId, mode, "");
  }
  if (mode === "reply") {
    quoteInDraft(chatId, null);
  }
  void runOutbox(queryClient, chatId);
  return true;
}
