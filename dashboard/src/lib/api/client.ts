import createClient from "openapi-fetch";
import { authorized } from "./authorized";
import type { paths as AuthPaths } from "./schema/auth";
import type { paths as BotPaths } from "./schema/bot";
import type { paths as ChatPaths } from "./schema/chat";
import type { paths as OutboundPaths } from "./schema/outbound";

/** All calls of all services; the gateway knows which service answers. */
type Paths = AuthPaths & BotPaths & ChatPaths & OutboundPaths;

/**
 * The typed client. Every call carries the access token, renewed where it has expired, and rejects with an `ApiProblem`:
 *
 *     const chat = await data(api.GET("/chats/{id}", { params: { path: { id } }, signal }));
 */
export const api = createClient<Paths>({
  baseUrl: typeof window === "undefined" ? "http://localhost" : window.location.origin,
  fetch: authorized,
});

/** The body of an answer; a failure has been thrown before. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}
