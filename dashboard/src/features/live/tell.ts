import type { useTranslations } from "use-intl";
import { customerName } from "@/features/chats/describe";
import type { usePreview } from "@/features/chats/preview";
import { openChat } from "@/features/inbox/address";
import type { Chat, Message } from "@/lib/api/types";
import { usePreferences } from "@/lib/preferences";
import { ring } from "./sound";

/** Rings and shows a notification, as far as the user wants it and the browser lets us. */
export function tell(
  news: { message: Message; chat: Chat | null }[],
  words: {
    t: ReturnType<typeof useTranslations<"inbox.notification">>;
    preview: ReturnType<typeof usePreview>;
  },
): void {
  const { sound, notifications } = usePreferences.getState();
  if (sound) {
    ring();
  }
  if (!notifications || !("Notification" in window) || Notification.permission !== "granted") {
    return;
  }
  const [{ message, chat }] = news as [(typeof news)[0]];
  const single = news.length === 1;
  const title = single ? customerName(chat!) : words.t("several", { count: news.length });
  const options: NotificationOptions = {
    body: single ? words.preview(message) : news.map((one) => customerName(one.chat!)).join(", "),
    tag: single ? `chat-${message.chat_id}` : "chats",
    icon: "/icon.svg",
    data: { chatId: message.chat_id },
  };
  void navigator.serviceWorker?.getRegistration().then((registration) => {
    if (registration?.active) {
      return registration.showNotification(title, options);
    }
    const notification = new Notification(title, options);
    notification.onclick = () => {
      window.focus();
      openChat(message.chat_id);
      notification.close();
    };
  });
}
