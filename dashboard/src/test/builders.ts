import type { Chat, Message, User } from "@/lib/api/types";

// What tests show: whole, and with only that said which a test is about.

export const aUser = (own: Partial<User> = {}): User => ({
  id: 1,
  username: "rina",
  name: "Rina",
  role: "agent",
  active: true,
  created_at: "2026-11-01T00:00:00Z",
  ...own,
});

export const anAdmin = () => aUser({ username: "ada", name: "Ada", role: "admin" });

/** Those with a higher number were active earlier. */
export function aChat(own: Partial<Chat> = {}): Chat {
  const id = own.id ?? 7;
  return {
    id,
    change: 1,
    channel_account: "default",
    channel: "whatsapp",
    kind: "direct",
    customer: {
      id,
      name: `Customer ${id}`,
      phone: `62812000${1000 + id}`,
      avatar_url: null,
      blocked: false,
    },
    mode: "AGENT",
    assigned_agent_id: null,
    assigned_agent_name: null,
    labels: [],
    unread_count: 0,
    waiting_since: null,
    last_message: null,
    last_message_at: new Date(Date.UTC(2026, 0, 1, 12) - id * 60_000).toISOString(),
    online: null,
    last_seen_at: null,
    version: 1,
    bot_epoch: 0,
    address: `62812000${1000 + id}`,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    snoozed_until: null,
    ...own,
  };
}

/** Those with a higher number came later. */
export function aMessage(own: Partial<Message> = {}): Message {
  const id = own.id ?? 1;
  return {
    id,
    change: 1,
    chat_id: 7,
    seq: id,
    sender: "customer",
    sender_id: null,
    sender_name: "Sari",
    origin: "whatsapp",
    type: "text",
    text: "Hello",
    media: null,
    location: null,
    contacts: [],
    poll: null,
    reply_to: null,
    reactions: [],
    status: "received",
    error: null,
    client_id: null,
    provider_id: null,
    edited_at: null,
    deleted_at: null,
    created_at: new Date(Date.UTC(2026, 0, 1) + id * 1000).toISOString(),
    ...own,
  };
}
