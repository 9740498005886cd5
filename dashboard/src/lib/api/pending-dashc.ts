import createClient from "openapi-fetch";
import { authorized } from "./authorized";
import type { User } from "./types";

// The calls of the admin's pages whose types are not in docs/contracts/openapi yet. What lands there leaves this file.

type Parameters_ = { query?: object; path?: object; header?: never; cookie?: never };
type Json<T> = { content: { "application/json": T } };
type Call<P extends Parameters_, Answer, Body = never> = {
  parameters: P;
  responses: { 200: Answer extends void ? { content?: never } : Json<Answer> };
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: Json<Body> });

type Page<T> = { items: T[]; next_cursor: string | null };
type Plain = Record<never, never>;

/** A user as admins see them. */
export type Account = User & { two_factor?: boolean; source?: "local" | "oidc" };

export type UserSession = {
  id: string;
  started_at: string;
  last_used_at: string;
  address: string | null;
  client: string | null;
  current: boolean;
};

export type AuditRow = {
  id: number;
  at: string;
  action: string;
  actor_id: number | null;
  actor_name: string | null;
  target: string | null;
  address: string | null;
  details: unknown;
};
export type AuditFilter = {
  action?: string;
  actor?: number;
  target?: string;
  from?: string;
  to?: string;
};

export type Lane = {
  name: string;
  topic: string;
  group: string;
  depth: number;
  oldest_seconds: number | null;
  promise_seconds: number | null;
  late: boolean;
};

export type DeadLetter = {
  topic: string;
  partition: number;
  offset: number;
  arrived_at: string;
  key: string | null;
  size: number;
  source_topic: string | null;
  cause: string | null;
  consumer_group: string | null;
  state: "open" | "replayed" | "dropped";
  marked_at: string | null;
  marked_by: number | null;
};
export type DeadLetterCount = { topic: string; open: number; replayed: number; dropped: number };
export type DeadLetterPage = Page<DeadLetter> & { topics: DeadLetterCount[] };
export type DeadLetterWhole = {
  letter: DeadLetter;
  message: string | null;
  headers: Record<string, string>;
  value: string | null;
  encoding: string;
  truncated: boolean;
};
export type Replayed = { replayed: number; gone: number; complete: boolean };

export type Percentiles = {
  count: number;
  p50_seconds: number | null;
  p90_seconds: number | null;
  p95_seconds: number | null;
};
export type ReportFilter = {
  from: string;
  to: string;
  interval: "hour" | "day";
  zone: string;
  agent_id?: number;
  channel?: string;
};
export type Report = {
  from: string;
  to: string;
  interval: string;
  totals: {
    messages_in: number;
    agent_replies: number;
    bot_replies: number;
    new_chats: number;
    closed_chats: number;
    bot_share: number | null;
  };
  volume: { at: string; messages_in: number; agent_replies: number; bot_replies: number }[];
  first_response: Percentiles;
  resolution: Percentiles;
  by_agent: {
    agent_id: number;
    name: string | null;
    replies: number;
    chats: number;
    first_response_p50_seconds: number | null;
    first_response_p90_seconds: number | null;
  }[];
  by_hour: { hour: number; messages_in: number; agent_replies: number }[];
};

export type ChannelState = {
  account: string | null;
  simulator: boolean;
  state: string;
  detail: string | null;
  phone: string | null;
  name: string | null;
  paused_reason: string | null;
  last_event_at: string | null;
  last_send_at: string | null;
  sends: { queued: number; unknown: number; needs_review: number; failed_last_hour: number };
  webhook: { url: string | null; expected_url: string | null; ok: boolean; problems: string[] };
  media_auto_download: boolean | null;
};
export type WebhookPlan = {
  changes: { setting: string; before: string | null; after: string | null }[];
  warnings: string[];
};
export type ChannelTest = { ok: boolean; milliseconds: number; detail: string | null };

export type BotRule = {
  id: number;
  name: string;
  kind: "contains" | "exact";
  keywords: string[];
  answer: string;
  priority: number;
  enabled: boolean;
  max_words?: number | null;
  version: number;
};
export type BotRuleBody = Omit<BotRule, "id" | "version">;
export type TriedText = { by: string; rule_id: number | null; answer: string | null };

type LetterPath = { path: { topic: string; partition: number; offset: number } };
type IdPath = { path: { id: number } };

type PendingPaths = {
  "/users": { get: Call<{ query?: { limit?: number; cursor?: string } }, Page<Account>> };
  "/users/{id}/two-factor": { delete: Call<IdPath, void> };
  "/users/{id}/sessions": { get: Call<IdPath, Page<UserSession>>; delete: Call<IdPath, void> };
  "/audit": {
    get: Call<{ query?: AuditFilter & { limit?: number; cursor?: string } }, Page<AuditRow>>;
  };
  "/ops/lanes": { get: Call<Plain, Page<Lane>> };
  "/ops/dead-letters": {
    get: Call<
      { query?: { topic?: string; state?: string; limit?: number; cursor?: string } },
      DeadLetterPage
    >;
  };
  "/ops/dead-letters/{topic}/{partition}/{offset}": { get: Call<LetterPath, DeadLetterWhole> };
  "/ops/dead-letters/{topic}/{partition}/{offset}/replay": { post: Call<LetterPath, DeadLetter> };
  "/ops/dead-letters/{topic}/{partition}/{offset}/drop": { post: Call<LetterPath, DeadLetter> };
  "/ops/dead-letters/{topic}/replay": { post: Call<{ path: { topic: string } }, Replayed> };
  "/reports/overview": { get: Call<{ query: ReportFilter }, Report> };
  "/channel": { get: Call<Plain, ChannelState> };
  "/channel/qr": { get: Call<Plain, { image: string; expires_in: number }> };
  "/channel/webhook": { get: Call<Plain, WebhookPlan>; post: Call<Plain, WebhookPlan> };
  "/channel/test": { post: Call<Plain, ChannelTest> };
  "/bot/rules": { get: Call<Plain, Page<BotRule>>; post: Call<Plain, BotRule, BotRuleBody> };
  "/bot/rules/{id}": {
    patch: Call<IdPath, BotRule, Partial<BotRuleBody> & { expected_version?: number }>;
    delete: Call<IdPath, void>;
  };
  "/bot/rules/try": { post: Call<Plain, TriedText, { text: string; ask_ai?: boolean }> };
  "/chats/bulk": {
    post: Call<
      Plain,
      {
        items: { id: number; status: number; problem: { code?: string; detail?: string } | null }[];
      },
      { ids: number[]; change: BulkChange }
    >;
  };
};

export type BulkChange = {
  mode?: "BOT" | "AGENT" | "PAUSED" | "CLOSED";
  assigned_agent_id?: number | null;
  labels?: string[];
  expected_version?: number;
};

export const pending = createClient<PendingPaths>({
  baseUrl: typeof window === "undefined" ? "http://localhost" : window.location.origin,
  fetch: authorized,
});
