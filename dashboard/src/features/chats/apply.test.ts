import { notifyManager, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Chat, Message } from "@/lib/api/types";
import type { LiveEvent } from "@/lib/live/stream";
import { Applier } from "./apply";
import type { ChatListData } from "./list-cache";
import { usePresences } from "./presence";
import { chatKeys, type ChatFilter } from "./queries";
import { aChat, aMessage } from "@/test/builders";
import type { ThreadData } from "./thread-cache";

const ME = 7;
const MINE: ChatFilter = { assigned: "me" };

let queryClient: QueryClient;
let applier: Applier;

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { structuralSharing: false } } });
  applier = new Applier(queryClient, ME);
});
afterEach(() => {
  applier.stop();
  vi.useRealTimers();
});

const event = (name: string, data: unknown): LiveEvent => ({ name, cursor: "c", data });
const chatNews = (chat: Chat) =>
  event("chat.updated", { chat_id: chat.id, change: chat.change, chat });
const messageNews = (message: Message) => event("message.updated", message);

function showList(filter: ChatFilter, chats: Chat[], next_cursor: string | null = null) {
  queryClient.setQueryData<ChatListData>(chatKeys.list(filter), {
    pages: [{ items: chats, next_cursor, cursor: "c" }],
    pageParams: [null],
  });
}
const listed = (filter: ChatFilter) =>
  queryClient
    .getQueryData<ChatListData>(chatKeys.list(filter))!
    .pages.flatMap((page) => page.items);
const ids = (filter: ChatFilter) => listed(filter).map(({ id }) => id);

function showThread(chatId: number, ...pages: Message[][]) {
  queryClient.setQueryData<ThreadData>(chatKeys.thread(chatId), {
    pages: pages.map((items) => ({ items, before: "more", after: null })),
    pageParams: pages.map(() => null),
  });
}
const thread = (chatId: number) =>
  queryClient.getQueryData<ThreadData>(chatKeys.thread(chatId))!.pages.map((page) => page.items);

describe("messages", () => {
  it("are put once, however often they come", () => {
    showThread(1, [aMessage({ id: 1, chat_id: 1 })]);
    const news = messageNews(aMessage({ id: 2, chat_id: 1 }));
    applier.apply([news, news]);
    applier.apply([news]);
    expect(thread(1)[0]!.map(({ id }) => id)).toEqual([1, 2]);
  });

  it("are never put back to an older state", () => {
    showThread(1, [aMessage({ id: 1, chat_id: 1, change: 5, status: "read" })]);
    applier.apply([messageNews(aMessage({ id: 1, chat_id: 1, change: 4, status: "sent" }))]);
    expect(thread(1)[0]![0]!.status).toBe("read");
    applier.apply([messageNews(aMessage({ id: 1, chat_id: 1, change: 6, status: "played" }))]);
    expect(thread(1)[0]![0]!.status).toBe("played");
  });

  it("stand by their time, on the page that they belong to", () => {
    const at = (id: number) => aMessage({ id, chat_id: 1 });
    showThread(1, [at(10), at(12)], [at(4), at(6)]);
    applier.apply([messageNews(at(11)), messageNews(at(5)), messageNews(at(2))]);
    // What is older than all that is shown is read when one gets there.
    expect(thread(1).map((page) => page.map(({ id }) => id))).toEqual([
      [10, 11, 12],
      [4, 5, 6],
    ]);
  });

  it("take the place of what was shown ahead under the same client id", () => {
    const client_id = "0f3c4a80-0000-4000-8000-000000000001";
    showThread(1, [
      aMessage({ id: -1, chat_id: 1, client_id, created_at: "2026-01-02T00:00:00Z" }),
    ]);
    applier.apply([messageNews(aMessage({ id: 9, chat_id: 1, client_id }))]);
    expect(thread(1)[0]!.map(({ id }) => id)).toEqual([9]);
  });
});

describe("chats", () => {
  it("move to the top of their lists, and keep the others as they are", () => {
    const [one, two] = [aChat({ id: 1 }), aChat({ id: 2 })];
    showList({ assigned: "any" }, [one, two]);
    applier.apply([chatNews({ ...two, change: 2, last_message_at: "2026-01-01T13:00:00Z" })]);
    expect(ids({ assigned: "any" })).toEqual([2, 1]);
    expect(listed({ assigned: "any" })[1]).toBe(one);
  });

  it("are never put back to an older state", () => {
    showList({ assigned: "any" }, [aChat({ id: 1, change: 9, labels: ["vip"] })]);
    applier.apply([chatNews(aChat({ id: 1, change: 8 }))]);
    expect(listed({ assigned: "any" })[0]!.labels).toEqual(["vip"]);
  });

  it("enter and leave a list as they come to match it or not", () => {
    showList(MINE, [aChat({ id: 1, assigned_agent_id: ME })]);
    applier.apply([chatNews(aChat({ id: 2, change: 2, assigned_agent_id: ME }))]);
    expect(ids(MINE)).toEqual([1, 2]);
    applier.apply([chatNews(aChat({ id: 1, change: 3, assigned_agent_id: 8 }))]);
    expect(ids(MINE)).toEqual([2]);
  });

  it("do not enter a list below what has been read of it", () => {
    showList({ assigned: "any" }, [aChat({ id: 1 })], "more");
    applier.apply([chatNews(aChat({ id: 50, change: 2 }))]);
    expect(ids({ assigned: "any" })).toEqual([1]);
  });

  it("go from everywhere when they are nobody's to see here", () => {
    showList({ assigned: "any" }, [aChat({ id: 1 }), aChat({ id: 2 })]);
    showThread(1, [aMessage({ id: 1, chat_id: 1 })]);
    applier.apply([event("chat.removed", { chat_id: 1, change: 4 })]);
    expect(ids({ assigned: "any" })).toEqual([2]);
    expect(queryClient.getQueryData(chatKeys.thread(1))).toBeUndefined();
  });

  it("overtake an answer that was under way and brings an older state", async () => {
    applier.apply([chatNews(aChat({ id: 1, change: 5, unread_count: 3 }))]);
    await queryClient.fetchInfiniteQuery({
      queryKey: chatKeys.list({ assigned: "any" }),
      queryFn: () => ({ items: [aChat({ id: 1, change: 4 })], next_cursor: null, cursor: "c" }),
      initialPageParam: null,
    });
    await vi.waitFor(() => expect(listed({ assigned: "any" })[0]!.unread_count).toBe(3));
  });

  it("make the counts be read at most every two seconds", () => {
    vi.useFakeTimers();
    const invalidate = vi.spyOn(queryClient, "invalidateQueries");
    for (let change = 2; change < 40; change++) {
      applier.apply([chatNews(aChat({ id: 1, change }))]);
      vi.advanceTimersByTime(100);
    }
    expect(invalidate.mock.calls.length).toBeLessThanOrEqual(3);
    expect(invalidate).toHaveBeenCalledWith({ queryKey: chatKeys.counts });
  });
});

it("reads everything anew after a resync", () => {
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  applier.apply([event("resync", { reason: "too_old" })]);
  expect(invalidate).toHaveBeenCalledWith({ queryKey: chatKeys.all });
});

it("knows who looks and types, until they leave", () => {
  const presence = (state: string) =>
    event("presence", { chat_id: 1, user_id: 8, user_name: "Budi", state });
  applier.apply([presence("typing")]);
  expect(usePresences.getState().colleagues[1]).toMatchObject([{ name: "Budi", state: "typing" }]);
  applier.apply([presence("left")]);
  expect(usePresences.getState().colleagues[1]).toEqual([]);
});

it("tells the screen of all that came in one piece in one go", async () => {
  const chat = aChat({ id: 1, change: 1, assigned_agent_id: ME });
  showList(MINE, [chat]);
  queryClient.setQueryData(chatKeys.one(1), chat);
  const flushes = vi.fn((flush: () => void) => flush());
  notifyManager.setBatchNotifyFunction(flushes);
  const told = vi.fn();
  const observers = [chatKeys.one(1), chatKeys.list(MINE)].map((queryKey) =>
    new QueryObserver(queryClient, { queryKey, enabled: false }).subscribe(
      notifyManager.batchCalls(told),
    ),
  );

  applier.apply([chatNews({ ...chat, change: 2, unread_count: 3 })]);

  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
  expect(flushes).toHaveBeenCalledTimes(1);
  observers.forEach((stop) => stop());
  notifyManager.setBatchNotifyFunction((flush) => flush());
});
