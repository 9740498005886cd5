import type { components as Auth } from "./schema/auth";
import type { components as Chats } from "./schema/chat";

/** Who is logged in: always whole. Others are shown without a username to those who are no admins. */
export type User = Auth["schemas"]["User"] & { username: string };
export type Chat = Chats["schemas"]["Chat"];
export type Message = Chats["schemas"]["Message"];
export type Customer = Chats["schemas"]["Customer"];
export type Media = Chats["schemas"]["Media"];
export type Mode = Chat["mode"];
