"use client";
import { useCallback, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { usePreview } from "@/features/chats/preview";
import { currentAddress, openChat } from "@/features/inbox/address";
import type { Chat, Message } from "@/lib/api/types";
import type { LiveEvent } from "@/lib/live/stream";
import { onDemand, useMissingParts } from "@/lib/on-demand";
import { useUser } from "@/lib/session";

type ChatNews = { chat: Chat; causes?: string[] };

export const Tell = onDemand(async () => (await import("./tell")).tell);

/** One sound and one notification for all that comes at once. */
const TOGETHER_MS = 400;
/** What is replayed after an absence is no news. */
const NEWS_MS = 60_000;

/** Rings and notifies when a customer writes in a chat of one's own or of nobody, unless one is looking at it. */
export function useAlerts(): (events: readonly LiveEvent[]) => void {
  const t = useTranslations("inbox.notification");
  const preview = usePreview();
  const user = useUser();
  const latest = useRef({ t, preview, user });
  useEffect(() => {
    latest.current = { t, preview, user };
  });
  const waiting = useRef(new Map<number, { message: Message; chat: Chat | null }>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    const opened = ({ data }: MessageEvent<{ openChat?: number }>) => {
      if (data?.openChat !== undefined) {
        openChat(data.openChat);
      }
    };
    navigator.serviceWorker?.addEventListener("message", opened);
    return () => navigator.serviceWorker?.removeEventListener("message", opened);
  }, []);

  return useCallback((events) => {
    for (const { name, data } of events) {
      if (name === "message.created") {
        const message = data as Message;
        const isNews = Date.now() - Date.parse(message.created_at) < NEWS_MS;
        if (message.sender === "customer" && isNews && !isSeen(message.chat_id)) {
          waiting.current.set(message.chat_id, { message, chat: null });
        }
      } else if (name === "chat.updated" || name === "chat.created") {
        const { chat } = data as ChatNews;
        const news = waiting.current.get(chat.id);
        if (news) {
          news.chat = chat;
        }
      }
    }
    if (waiting.current.size > 0) {
      timer.current ??= setTimeout(() => {
        timer.current = null;
        const news = [...waiting.current.values()].filter(({ chat }) =>
          concerns(chat, latest.current.user.id),
        );
        waiting.current.clear();
        if (news.length > 0) {
          void Tell.load().then(
            (tell) => tell(news, latest.current),
            () => useMissingParts.setState({ missing: true }),
          );
        }
      }, TOGETHER_MS);
    }
  }, []);
}

const isSeen = (chatId: number) => document.hasFocus() && currentAddress().chatId === chatId;

/** Whether somebody waits for this user: not in others' chats, and not where the bot answers. */
const concerns = (chat: Chat | null, me: number) =>
  chat !== null &&
  chat.mode !== "BOT" &&
  !chat.customer.blocked &&
  (chat.assigned_agent_id === null || chat.assigned_agent_id === me);
