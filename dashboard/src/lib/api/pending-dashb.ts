import { authorized } from "./authorized";
import type { Chat, Message } from "./types";

/** Calls that the generated types do not know yet. */
export type Draft = { reply: string | null; note: string | null; updated_at: string | null };

export type SendBody = {
  chat_id: number;
  text?: string;
  type?: Message["type"];
  media_id?: string;
  reply_to?: number;
  client_id: string;
  /** The newest message that the writer has seen; the server refuses if a colleague wrote after it. */
  seen_seq?: number;
};

type ListOf<T> = { items: T[]; next_cursor: string | null };

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const request = new Request(new URL(path, window.location.origin), {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    ...(signal ? { signal } : {}),
  });
  return (await (await authorized(request)).json()) as T;
}

export const getDraft = (chatId: number, signal?: AbortSignal) =>
  call<Draft>("GET", `/chats/${chatId}/draft`, undefined, signal);

export const putDraft = (chatId: number, draft: { reply?: string; note?: string }) =>
  call<Draft>("PUT", `/chats/${chatId}/draft`, draft);

export const sendMessage = (body: SendBody) => call<Message>("POST", "/chats/messages", body);

export const retryMedia = (messageId: number) =>
  call<Message>("POST", `/chats/messages/${messageId}/media/retry`);

export const chatsOfCustomer = (customerId: number, signal?: AbortSignal) =>
  call<ListOf<Chat>>("GET", `/customers/${customerId}/chats`, undefined, signal);

export const changeChat = (
  chatId: number,
  change: {
    mode?: Chat["mode"];
    assigned_agent_id?: number | null;
    labels?: string[];
    snoozed_until?: string | null;
    expected_version?: number;
  },
) => call<Chat>("PATCH", `/chats/${chatId}`, change);
