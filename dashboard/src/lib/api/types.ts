import type { components as Auth } from "./schema/auth";
import type { components as Chats } from "./schema/chat";

export type User = Auth["schemas"]["UserView"];
export type Chat = Chats["schemas"]["ChatSnapshot"];
export type Message = Chats["schemas"]["MessageSnapshot"];
export type Customer = Chats["schemas"]["CustomerSnapshot"];
export type Media = Chats["schemas"]["MediaSnapshot"];
export type Mode = Chat["mode"];
