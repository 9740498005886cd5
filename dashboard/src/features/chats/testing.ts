import type { Chat, Message } from "@/lib/api/types";

/** A chat for tests; only what a test is about needs to be said. */
export function aChat(change: Partial<Chat> & { id: number }): Chat {
  return {
    change: 1,
    channel_account: "default",
    channel: "whatsapp",
    kind: "direct",
    customer: {
      id: change.id,
      name: `Customer ${change.id}`,
      phone: `62812000${1000 + change.id}`,
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
    last_message_at: new Date(Date.UTC(2026, 0, 1, 12, 0, 0) - change.id * 60_000).toISOString(),
    online: null,
    last_seen_at: null,
    version: 1,
    bot_epoch: 0,
    address: `62812000${1000 + change.id}`,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    snoozed_until: null,
    ...change,
  };
}

export function aMessage(change: Partial<Message> & { id: number; chat_id: number }): Message {
  return {
    change: 1,
    seq: change.id,
    sender: "customer",
    sender_id: null,
    sender_name: null,
    origin: "whatsapp",
    type: "text",
    text: `Message ${change.id}`,
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
    created_at: new Date(Date.UTC(2026, 0, 1) + change.id * 1000).toISOString(),
    ...change,
  };
}
