import type { components as Auth } from "./schema/auth";
import type { components as Chats } from "./schema/chat";

export type User = Auth["schemas"]["UserView"];
export type Chat = Chats["schemas"]["Chat"];
export type Message = Chats["schemas"]["Message"];
export type Customer = Chats["schemas"]["Customer"];
export type Media = Chats["schemas"]["Media"];
export type Mode = Chat["mode"];
