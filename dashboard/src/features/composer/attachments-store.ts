import { create } from "zustand";
import type { Message } from "@/lib/api/types";
import { MAX_FILE_BYTES, typeOf } from "./upload";

/** A file that waits in the composer. */
export type Attachment = {
  id: string;
  file: File;
  type: Message["type"];
  preview: string;
  caption: string;
};

export const useAttachments = create<{ byChat: Record<number, Attachment[]> }>()(() => ({
  byChat: {},
}));

const NONE: Attachment[] = [];

export const useAttachmentsOf = (chatId: number) =>
  useAttachments((state) => state.byChat[chatId] ?? NONE);

const change = (chatId: number, by: (items: Attachment[]) => Attachment[]) =>
  useAttachments.setState(({ byChat }) => ({
    byChat: { ...byChat, [chatId]: by(byChat[chatId] ?? NONE) },
  }));

/** Takes files into the composer; gives those that are too large, or empty. */
export function attach(chatId: number, files: readonly File[]): File[] {
  const fits = (file: File) => file.size > 0 && file.size <= MAX_FILE_BYTES;
  change(chatId, (items) => [
    ...items,
    ...files.filter(fits).map((file) => ({
      id: crypto.randomUUID(),
      file,
      type: typeOf(file),
      preview: URL.createObjectURL(file),
      caption: "",
    })),
  ]);
  return files.filter((file) => !fits(file));
}

export function detach(chatId: number, id: string): void {
  change(chatId, (items) => {
    const gone = items.find((item) => item.id === id);
    if (gone) {
      URL.revokeObjectURL(gone.preview);
    }
    return items.filter((item) => item.id !== id);
  });
}

export const caption = (chatId: number, id: string, text: string) =>
  change(chatId, (items) =>
    items.map((item) => (item.id === id ? { ...item, caption: text } : item)),
  );

/** Empties the composer of files that are being sent: their addresses live on in the outbox. */
export function takeAttachments(chatId: number): Attachment[] {
  const items = useAttachments.getState().byChat[chatId] ?? NONE;
  change(chatId, () => NONE);
  return items;
}
