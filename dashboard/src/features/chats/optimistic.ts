import type { QueryClient } from "@tanstack/react-query";
import type { Chat } from "@/lib/api/types";
import { putChats } from "./apply";

/** Shows a change before the server has confirmed it. Gives what takes it back; what was heard since then stays. */
export function showAhead(
  queryClient: QueryClient,
  me: number,
  chat: Chat,
  change: Partial<Chat>,
): () => void {
  putChats(queryClient, me, new Map([[chat.id, { ...chat, ...change }]]));
  return () => putChats(queryClient, me, new Map([[chat.id, chat]]));
}
