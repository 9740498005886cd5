import { fireEvent, screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { toast } from "sonner";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Chat } from "@/lib/api/types";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { Toasts } from "@/ui/toasts";
import { openSession } from "@/test/session";
import { useChatActions, type ChatActions } from "./actions";
import type { ChatListData } from "./list-cache";
import { chatKeys } from "./queries";
import { aChat, aUser } from "@/test/builders";

const LIST = { assigned: "any" };
const open = vi.fn();

function Try({ act }: { act: (actions: ChatActions) => void }) {
  const actions = useChatActions(open);
  return (
    <>
      <button onClick={() => act(actions)}>Do it</button>
      <Toasts dir="ltr" />
    </>
  );
}

beforeEach(() => openSession(aUser({ id: 7, username: "ayu", name: "Ayu" })));

// A toast leaves within a moment, by a timer that must not find the page gone.
afterEach(async () => {
  toast.dismiss();
  await waitFor(() => expect(document.querySelector("[data-sonner-toast]")).toBeNull());
});

function show(act: (actions: ChatActions) => void, ...chats: Chat[]) {
  const { queryClient } = renderApp(<Try act={act} />);
  queryClient.setQueryData<ChatListData>(chatKeys.list(LIST), {
    pages: [{ items: chats, next_cursor: null, cursor: "c" }],
    pageParams: [null],
  });
  return () =>
    queryClient
      .getQueryData<ChatListData>(chatKeys.list(LIST))!
      .pages.flatMap((page) => page.items);
}

it("tells who was faster with a claim, takes the row back and offers the next one", async () => {
  const [wanted, next] = [aChat({ id: 1 }), aChat({ id: 2 })];
  server.use(
    http.post("*/chats/1/claim", () =>
      HttpResponse.json(
        {
          status: 409,
          code: "already-claimed",
          assigned_agent_id: 8,
          assigned_agent_name: "Budi",
        },
        { status: 409 },
      ),
    ),
    http.get("*/chats", () => HttpResponse.json({ items: [next], next_cursor: null, cursor: "c" })),
  );
  const chats = show((actions) => void actions.claim(wanted), wanted, next);
  fireEvent.click(screen.getByText("Do it"));
  expect(await screen.findByText(/Budi was faster/)).toBeInTheDocument();
  expect(screen.getByText(/Customer 2/)).toBeInTheDocument();
  expect(chats().map(({ id }) => id)).toEqual([2]);
  fireEvent.click(screen.getByText("Open it"));
  expect(open).toHaveBeenCalledWith(2);
});

it("tells what somebody changed meanwhile instead of overwriting it, and does it when asked again", async () => {
  const seen = aChat({ id: 1, version: 3 });
  const now = aChat({
    id: 1,
    version: 4,
    change: 2,
    assigned_agent_id: 8,
    assigned_agent_name: "Budi",
  });
  const versions: unknown[] = [];
  server.use(
    http.patch("*/chats/1", async ({ request }) => {
      const body = (await request.json()) as { expected_version: number };
      versions.push(body.expected_version);
      return body.expected_version === 4
        ? HttpResponse.json({ ...now, change: 3, version: 5, labels: ["vip"] })
        : HttpResponse.json({ status: 409, code: "stale-version", chat: now }, { status: 409 });
    }),
  );
  const chats = show((actions) => void actions.setLabels(seen, ["vip"]), seen);
  fireEvent.click(screen.getByText("Do it"));
  expect(await screen.findByText(/It is assigned to Budi/)).toBeInTheDocument();
  expect(chats()[0]).toMatchObject({ assigned_agent_name: "Budi", labels: [] });
  fireEvent.click(screen.getByText("Do it anyway"));
  await vi.waitFor(() => expect(versions).toEqual([3, 4]), { timeout: 10_000 });
  await vi.waitFor(() => expect(chats()[0]).toMatchObject({ labels: ["vip"], version: 5 }));
});

it("closes at once and takes it back when asked", async () => {
  const chat = aChat({ id: 1, mode: "BOT", version: 1 });
  let change = 1;
  server.use(
    http.patch("*/chats/1", async ({ request }) => {
      const { mode } = (await request.json()) as { mode: Chat["mode"] };
      change += 1;
      return HttpResponse.json({ ...chat, mode, change, version: change });
    }),
  );
  const chats = show((actions) => void actions.close(chat), chat);
  fireEvent.click(screen.getByText("Do it"));
  expect(chats()[0]!.mode).toBe("CLOSED");
  fireEvent.click(await screen.findByText("Undo"));
  await vi.waitFor(() => expect(chats()[0]!.mode).toBe("BOT"), { timeout: 10_000 });
});

it("takes a change back when the server refuses it", async () => {
  const chat = aChat({ id: 1 });
  server.use(http.patch("*/chats/1", () => HttpResponse.json({ status: 403 }, { status: 403 })));
  const chats = show((actions) => void actions.setMode(chat, "PAUSED"), chat);
  fireEvent.click(screen.getByText("Do it"));
  expect(await screen.findByText(/was not changed/)).toBeInTheDocument();
  expect(chats()[0]!.mode).toBe("AGENT");
});
