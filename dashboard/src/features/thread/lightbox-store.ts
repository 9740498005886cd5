import { create } from "zustand";

/** The picture that is shown large, by its message; null: none. */
export const useLightbox = create<{ chatId: number; messageId: number | null }>()(() => ({
  chatId: 0,
  messageId: null,
}));

export const openLightbox = (chatId: number, messageId: number) =>
  useLightbox.setState({ chatId, messageId });

export const closeLightbox = () => useLightbox.setState({ messageId: null });
