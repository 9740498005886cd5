import type { components as Auth, paths as AuthPaths } from "./schema/auth";
import type { components as Bot } from "./schema/bot";
import type { components as Chats, paths as ChatPaths } from "./schema/chat";
import type { components as Outbound } from "./schema/outbound";

// Names for what the services' documents describe. Nothing is described here, so that a page that disagrees with a service is not built.

/** Who is logged in: always whole. Others are shown without a username to those who are no admins. */
export type User = Account & { username: string };
/** A user as others see them. */
export type Account = Auth["schemas"]["User"];
export type UserSession = Auth["schemas"]["Session"];
export type AuditRow = Auth["schemas"]["AuditRow"];
export type AuditFilter = Filter<AuthPaths["/audit"]["get"]>;
export type DeadLetter = Auth["schemas"]["DeadLetterItem"];
export type DeadLetterWhole = Auth["schemas"]["DeadLetterWhole"];
export type Replayed = Auth["schemas"]["Replayed"];

export type CannedAnswer = Chats["schemas"]["CannedAnswer"];
export type Chat = Chats["schemas"]["Chat"];
export type ChatChange = Chats["schemas"]["ChangeRequest"];
export type ChatFilter = Filter<ChatPaths["/chats"]["get"]>;
export type ChatCounts = Chats["schemas"]["ChatCounts"];
export type Customer = Chats["schemas"]["Customer"];
export type Media = Chats["schemas"]["Media"];
export type Message = Chats["schemas"]["Message"];
export type Mode = Chat["mode"];
export type Percentiles = Chats["schemas"]["Waits"];
export type Report = Chats["schemas"]["ReportOverview"];
export type ReportFilter = Filter<ChatPaths["/reports/overview"]["get"]>;

export type BotRule = Bot["schemas"]["BotRule"];
export type BotRuleBody = Bot["schemas"]["CreateRequest"];
export type BotRuleChange = Bot["schemas"]["ChangeRequest"];

export type ChannelState = Outbound["schemas"]["Channel"];
export type WebhookPlan = Outbound["schemas"]["Plan"];

/** What a list can be asked for, without the page of it. */
type Filter<Call extends { parameters: { query?: object } }> = Omit<
  NonNullable<Call["parameters"]["query"]>,
  "limit" | "cursor"
>;
