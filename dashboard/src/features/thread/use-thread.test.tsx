import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { threadQuery } from "@/features/chats/queries";
import type { Message } from "@/lib/api/types";
import type { User } from "@/lib/session";
import { useThread } from "./use-thread";

const user = { id: 7, name: "Ayu" } as User;
const written = (id: number) =>
  ({ id, seq: id, sender: "customer", type: "text", client_id: null }) as unknown as Message;

function readingFrom(unread: number): number | null | undefined {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queryClient.setQueryData(threadQuery(4).queryKey, {
    pages: [{ items: [written(1), written(2), written(3)], next_cursor: null }],
    pageParams: [null],
  } as never);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  return renderHook(() => useThread(4, user, unread), { wrapper }).result.current.unreadFrom;
}

it.each([
  ["nowhere, where everything was read", 0, null],
  ["at the first of those that were not", 2, 2],
  ["at the oldest, where more is unread than there is", 9, 1],
])("goes on reading %s", (_, unread, from) => expect(readingFrom(unread)).toBe(from));
