import type { components as Auth } from "./schema/auth";
import type { components as Chats } from "./schema/chat";

/** The last two are told by newer versions of auth-service. */
export type User = Auth["schemas"]["UserView"] & {
  two_factor?: boolean;
  source?: "local" | "oidc";
};
export type Chat = Chats["schemas"]["Chat"];
export type Message = Chats["schemas"]["Message"];
export type Customer = Chats["schemas"]["Customer"];
export type Media = Chats["schemas"]["Media"];
export type Mode = Chat["mode"];
