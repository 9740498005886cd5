import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { putChats } from "@/features/chats/apply";
import { aChat, aUser } from "@/test/builders";
import { useDialog } from "@/features/commands/dialogs";
import type { Chat } from "@/lib/api/types";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { ChatList } from "./chat-list";

const ME = 7;
const ayu = aUser({ id: ME, username: "ayu", name: "Ayu" });
const FILTER = { assigned: "any" };

let active: Record<string, number>;
let answer: () => Response;

beforeEach(() => {
  window.history.replaceState(null, "", "/dashboard-agent/?view=waiting");
  openSession(ayu);
  active = { all: 5, mine: 0, unassigned: 0, unread: 0, waiting: 0 };
  server.use(
    http.get("*/chats", () => answer()),
    http.get("*/chats/counts", () =>
      HttpResponse.json({
        ...active,
        mentioned: 0,
        snoozed: 0,
        active,
        by_mode: {},
        by_channel: {},
      }),
    ),
    http.get("*/chats/drafts", () =>
      HttpResponse.json({
        items: [{ chat_id: 2, reply: "Sebentar ya", note: null, updated_at: "" }],
        next_cursor: null,
      }),
    ),
  );
});

const listOf =
  (...chats: Chat[]) =>
  () =>
    HttpResponse.json({ items: chats, next_cursor: null, cursor: "c" });
const show = () => renderApp(<ChatList filter={FILTER} label="All" />);
const names = () =>
  within(screen.getByRole("grid"))
    .getAllByRole("row")
    .map((row) => row.dataset.chatId);

it("stands still while the pointer is in it, says what moved, and moves when asked", async () => {
  answer = listOf(aChat({ id: 1 }), aChat({ id: 2 }), aChat({ id: 3 }));
  const { queryClient } = show();
  const grid = await screen.findByRole("grid");
  expect(names()).toEqual(["1", "2", "3"]);
  fireEvent.pointerEnter(grid.parentElement!, { pointerType: "mouse" });
  const news = aChat({ id: 3, change: 2, last_message_at: "2026-02-01T00:00:00Z" });
  act(() => putChats(queryClient, ME, new Map([[3, news]])));
  const bar = await screen.findByRole("button", { name: /1 moved/ });
  expect(names()).toEqual(["1", "2", "3"]);
  fireEvent.click(bar);
  await waitFor(() => expect(names()).toEqual(["3", "1", "2"]));
});

it("moves by itself while nobody is in it", async () => {
  answer = listOf(aChat({ id: 1 }), aChat({ id: 2 }));
  const { queryClient } = show();
  await screen.findByRole("grid");
  const news = aChat({ id: 2, change: 2, last_message_at: "2026-02-01T00:00:00Z" });
  act(() => putChats(queryClient, ME, new Map([[2, news]])));
  await waitFor(() => expect(names()).toEqual(["2", "1"]));
});

it("goes through its rows by the arrow keys, and opens one by Enter", async () => {
  answer = listOf(aChat({ id: 1 }), aChat({ id: 2 }));
  show();
  const [first] = within(await screen.findByRole("grid")).getAllByRole("row");
  act(() => first!.focus());
  fireEvent.keyDown(first!, { key: "ArrowDown" });
  expect(document.activeElement).toHaveAttribute("data-chat-id", "2");
  fireEvent.keyDown(document.activeElement!, { key: "Enter" });
  expect(window.location.search).toContain("c=2");
});

it("shows what was begun and not sent", async () => {
  answer = listOf(aChat({ id: 2 }));
  show();
  expect(await screen.findByText("Sebentar ya")).toBeInTheDocument();
  expect(screen.getByText("Draft:")).toBeInTheDocument();
});

it("says what is done, and where there is more to do", async () => {
  answer = listOf();
  active.unassigned = 3;
  show();
  expect(await screen.findByText("No customer is waiting")).toBeInTheDocument();
  fireEvent.click(await screen.findByRole("button", { name: "Unassigned (3)" }));
  expect(window.location.search).toContain("view=unassigned");
});

it("says that filters leave nothing, and takes them off", async () => {
  answer = listOf();
  window.history.replaceState(null, "", "/dashboard-agent/?view=all&label=vip");
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Clear the filters" }));
  expect(window.location.search).toBe("?view=all");
});

it("says why it could not be loaded, and tries again", async () => {
  answer = () => HttpResponse.json({ status: 503 }, { status: 503 });
  show();
  expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded");
  answer = listOf(aChat({ id: 1 }));
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("grid")).toBeInTheDocument();
});

function sweep(row: HTMLElement, by: number) {
  fireEvent.pointerDown(row, { pointerType: "touch", clientX: 150, clientY: 40 });
  fireEvent.pointerMove(row, { pointerType: "touch", clientX: 150 + by / 2, clientY: 42 });
  fireEvent.pointerMove(row, { pointerType: "touch", clientX: 150 + by, clientY: 42 });
  fireEvent.pointerUp(row, { pointerType: "touch", clientX: 150 + by, clientY: 42 });
  fireEvent.click(within(row).getByRole("link"));
}

it("closes a chat that a finger sweeps forward far enough, and asks until when one sleeps that it sweeps back", async () => {
  const modes: unknown[] = [];
  server.use(
    http.patch("*/chats/1", async ({ request }) => {
      modes.push(((await request.json()) as { mode: unknown }).mode);
      return HttpResponse.json(aChat({ id: 1, mode: "CLOSED", change: 2, version: 2 }));
    }),
  );
  answer = listOf(aChat({ id: 1 }), aChat({ id: 2 }));
  show();
  const [first, second] = within(await screen.findByRole("grid")).getAllByRole("row");
  sweep(first!, 40);
  expect(modes).toEqual([]);
  sweep(first!, 110);
  await waitFor(() => expect(modes).toEqual(["CLOSED"]));
  sweep(second!, -110);
  expect(useDialog.getState().open).toMatchObject({ kind: "snooze", chats: [{ id: 2 }] });
  expect(window.location.search).not.toContain("c=");
});
