import type { QueryClient } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import type { Chat, Message } from "@/lib/api/types";
import { chatKeys } from "./queries";
import type { ThreadData } from "./thread-cache";

const newestOf = (messages: readonly Message[]) =>
  messages
    .filter(({ sender, deleted_at }) => sender === "customer" && deleted_at === null)
    .reduce<number | null>((most, { seq }) => Math.max(most ?? 0, seq), null);

/** Where "unread" begins again: at the customer's newest message. Null if there is none. */
export async function lastCustomerSeq(
  queryClient: QueryClient,
  chat: Chat,
): Promise<number | null> {
  if (chat.last_message?.sender === "customer") {
    return chat.last_message.seq;
  }
  const thread = queryClient.getQueryData<ThreadData>(chatKeys.thread(chat.id));
  const shown = newestOf(thread?.pages.flatMap((page) => page.items) ?? []);
  if (shown !== null) {
    return shown;
  }
  const { messages } = await data(api.GET("/chats/{id}", { params: { path: { id: chat.id } } }));
  return newestOf(messages);
}
