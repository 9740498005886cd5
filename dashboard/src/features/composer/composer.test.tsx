import { act, configure, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { chatKeys } from "@/features/chats/queries";
import type { ThreadData } from "@/features/chats/thread-cache";
import { messagesOf, putMessage } from "@/features/thread/cache";
import { useThread } from "@/features/thread/use-thread";
import type { Message } from "@/lib/api/types";
import { useSession } from "@/lib/session";
import { aChat, aMessage } from "@/test/messages";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { Composer } from "./composer";
import { useDrafts } from "./drafts";
import { useOutbox } from "./outbox";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

const user = {
  id: 1,
  username: "rina",
  name: "Rina",
  role: "agent" as const,
  active: true,
  created_at: "2026-11-01T00:00:00Z",
};

type Sent = { chat_id: number; text: string; client_id: string; seen_seq?: number };
let sent: Sent[];
let notes: string[];
let drafts: Record<string, string>[];
let saved: { reply: string | null; note: string | null };

const asMessage = (body: Sent, id = 50): Message =>
  aMessage({
    id,
    seq: id,
    sender: "agent",
    sender_id: 1,
    sender_name: "Rina",
    origin: "dashboard",
    text: body.text,
    status: "queued",
    client_id: body.client_id,
    created_at: "2026-11-25T10:05:00Z",
  });

beforeEach(() => {
  sent = [];
  notes = [];
  drafts = [];
  saved = { reply: null, note: null };
  sessionStorage.clear();
  useOutbox.setState({ byChat: {} });
  useDrafts.setState({ owner: null, byChat: {} });
  useSession.setState({ state: "open", user }, true);
  server.use(
    http.post("*/auth/refresh", () =>
      HttpResponse.json({ access_token: "t", expires_in: 900, user }),
    ),
    http.get("*/chats/7/draft", () => HttpResponse.json({ ...saved, updated_at: null })),
    http.put("*/chats/7/draft", async ({ request }) => {
      drafts.push((await request.json()) as Record<string, string>);
      return HttpResponse.json({ reply: null, note: null, updated_at: null });
    }),
    http.post("*/chats/messages", async ({ request }) => {
      const body = (await request.json()) as Sent;
      sent.push(body);
      return HttpResponse.json(asMessage(body, 50 + sent.length), { status: 201 });
    }),
    http.post("*/chats/7/notes", async ({ request }) => {
      notes.push(((await request.json()) as { text: string }).text);
      return HttpResponse.json(aMessage({ id: 90, seq: 90, type: "note", sender: "agent" }), {
        status: 201,
      });
    }),
  );
});

/** The composer with what the thread above it would show. */
function Page({ closed = false }: { closed?: boolean }) {
  const thread = useThread(7, user, 0);
  return (
    <>
      <ol aria-label="thread">
        {thread.messages.map((message) => (
          <li key={message.client_id ?? message.id} data-state={message.outgoing?.state ?? "there"}>
            {message.text}
          </li>
        ))}
      </ol>
      <Composer chat={aChat(closed ? { mode: "CLOSED" } : {})} newestSeq={4} />
    </>
  );
}

async function open(props: { closed?: boolean } = {}) {
  server.use(
    http.get("*/chats/7/messages", () =>
      HttpResponse.json({ items: [aMessage({ id: 4 })], before: null, after: null }),
    ),
  );
  const app = renderApp(<Page {...props} />);
  await screen.findByText("Hello");
  return app;
}

const box = () => screen.getByRole("combobox");
const shown = () =>
  within(screen.getByRole("list", { name: "thread" }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

describe("sending", () => {
  it("shows the message at once, sends what was seen, and shows it once when both answer and stream bring it", async () => {
    let answer: () => void = () => {};
    server.use(
      http.post("*/chats/messages", async ({ request }) => {
        const body = (await request.json()) as Sent;
        sent.push(body);
        await new Promise<void>((resolve) => (answer = resolve));
        return HttpResponse.json(asMessage(body), { status: 201 });
      }),
    );
    const { queryClient } = await open();
    await userEvent.type(box(), "On its way{Enter}");
    expect(shown()).toEqual(["Hello", "On its way"]);
    expect(box()).toHaveValue("");
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ chat_id: 7, text: "On its way", seen_seq: 4 });

    // The stream is faster than the answer.
    act(() => putMessage(queryClient, asMessage(sent[0]!)));
    expect(shown()).toEqual(["Hello", "On its way"]);
    answer();
    await waitFor(() => expect(useOutbox.getState().byChat[7]).toBeUndefined());
    expect(shown()).toEqual(["Hello", "On its way"]);
    expect(
      messagesOf(queryClient.getQueryData<ThreadData>(chatKeys.thread(7))).map((one) => one.id),
    ).toEqual([4, 50]);
  });

  it("keeps the order of what is typed while the first is under way", async () => {
    await open();
    await userEvent.type(box(), "one{Enter}two{Enter}three{Enter}");
    await waitFor(() => expect(sent.map((one) => one.text)).toEqual(["one", "two", "three"]));
    expect(new Set(sent.map((one) => one.client_id)).size).toBe(3);
  });

  it("tries again with the same client id when the network was away, and says so meanwhile", async () => {
    let away = true;
    server.use(
      http.post("*/chats/messages", async ({ request }) => {
        const body = (await request.json()) as Sent;
        sent.push(body);
        return away ? HttpResponse.error() : HttpResponse.json(asMessage(body), { status: 201 });
      }),
    );
    await open();
    await userEvent.type(box(), "patience{Enter}");
    await waitFor(() => expect(useOutbox.getState().byChat[7]?.[0]?.held).toBe(true));
    away = false;
    act(() => void window.dispatchEvent(new Event("online")));
    await waitFor(() => expect(useOutbox.getState().byChat[7]).toBeUndefined());
    expect(sent).toHaveLength(2);
    expect(sent[0]?.client_id).toBe(sent[1]?.client_id);
    expect(shown()).toEqual(["Hello", "patience"]);
  });

  it("shows what the server refuses as failed, and goes on with the next", async () => {
    server.use(
      http.post("*/chats/messages", async ({ request }) => {
        const body = (await request.json()) as Sent;
        sent.push(body);
        return body.text === "bad"
          ? HttpResponse.json({ status: 400, detail: "no" }, { status: 400 })
          : HttpResponse.json(asMessage(body), { status: 201 });
      }),
    );
    await open();
    await userEvent.type(box(), "bad{Enter}good{Enter}");
    await waitFor(() => expect(sent).toHaveLength(2));
    await waitFor(() => expect(useOutbox.getState().byChat[7]).toHaveLength(1));
    expect(useOutbox.getState().byChat[7]?.[0]).toMatchObject({ text: "bad", state: "failed" });
  });

  it("does not send nothing, nor more than WhatsApp takes", async () => {
    await open();
    await userEvent.type(box(), "   {Enter}");
    await userEvent.clear(box());
    await userEvent.click(box());
    await userEvent.paste("x".repeat(4_100));
    expect(screen.getByText("4 characters too many")).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
    expect(sent).toEqual([]);
    expect(useOutbox.getState().byChat).toEqual({});
  });
});

describe("a note", () => {
  it("goes where notes go, never to the customer", async () => {
    await open();
    await userEvent.click(screen.getByRole("tab", { name: "Note" }));
    expect(box()).toHaveAccessibleName("Internal note, the customer does not see it");
    expect(screen.queryByRole("button", { name: "Send" })).toBeNull();
    await userEvent.type(box(), "Careful with him");
    await userEvent.click(screen.getByRole("button", { name: "Add note" }));
    await waitFor(() => expect(notes).toEqual(["Careful with him"]));
    expect(sent).toEqual([]);
  });

  it("does not take over what was written as a reply, nor the other way round", async () => {
    await open();
    await userEvent.type(box(), "for the customer");
    await userEvent.click(screen.getByRole("tab", { name: "Note" }));
    expect(box()).toHaveValue("");
    await userEvent.type(box(), "for us{Enter}");
    await waitFor(() => expect(notes).toEqual(["for us"]));
    await userEvent.click(screen.getByRole("tab", { name: /Reply/ }));
    expect(box()).toHaveValue("for the customer");
    expect(sent).toEqual([]);
  });
});

describe("drafts", () => {
  it("come back from the server", async () => {
    saved = { reply: "half a sent", note: "remember" };
    await open();
    await waitFor(() => expect(box()).toHaveValue("half a sent"));
    expect(screen.getByRole("tab", { name: /Note.*has a draft/ })).toBeInTheDocument();
  });

  it("are saved when the typing stops, the reply and the note apart", async () => {
    await open();
    await userEvent.type(box(), "abc");
    await waitFor(() => expect(drafts).toEqual([{ reply: "abc" }]), { timeout: 3_000 });
  });

  it("survive in this tab when the server cannot take them", async () => {
    server.use(http.put("*/chats/7/draft", () => HttpResponse.error()));
    const { unmount } = await open();
    await userEvent.type(box(), "precious");
    window.dispatchEvent(new Event("pagehide"));
    unmount();
    useDrafts.setState({ owner: null, byChat: {} }); // as a reload does
    await open();
    await waitFor(() => expect(box()).toHaveValue("precious"));
  });

  it("are not shown to who logs in next in the same tab", async () => {
    server.use(http.put("*/chats/7/draft", () => HttpResponse.error()));
    const { unmount } = await open();
    await userEvent.type(box(), "mine");
    window.dispatchEvent(new Event("pagehide"));
    unmount();
    useDrafts.setState({ owner: null, byChat: {} });
    useSession.setState({ state: "open", user: { ...user, id: 2 } }, true);
    await open();
    await act(async () => {});
    expect(box()).toHaveValue("");
  });

  it("stay when the session has expired", async () => {
    await open();
    await userEvent.type(box(), "still here");
    act(() => useSession.setState({ state: "expired", user }, true));
    expect(box()).toHaveValue("still here");
  });
});

describe("when a colleague answered meanwhile", () => {
  const colleagues = aMessage({
    id: 5,
    sender: "agent",
    sender_id: 2,
    sender_name: "Budi",
    text: "It ships tomorrow.",
    created_at: "2026-11-25T10:04:00Z",
  });

  beforeEach(() =>
    server.use(
      http.post("*/chats/messages", async ({ request }) => {
        const body = (await request.json()) as Sent;
        sent.push(body);
        return body.seen_seq === undefined
          ? HttpResponse.json(asMessage(body), { status: 201 })
          : HttpResponse.json(
              {
                status: 409,
                code: "answered-meanwhile",
                chat: aChat(),
                messages: [colleagues],
              },
              { status: 409 },
            );
      }),
    ),
  );

  it("asks, showing what they wrote, and sends only when told to", async () => {
    await open();
    await userEvent.type(box(), "It ships today.{Enter}");
    const choice = await screen.findByRole("alertdialog");
    expect(choice).toHaveTextContent("It ships tomorrow.");
    expect(choice).toHaveTextContent("Budi");
    expect(sent).toHaveLength(1);
    await userEvent.click(within(choice).getByRole("button", { name: "Send anyway" }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).not.toHaveProperty("seen_seq");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  });

  it("puts the words back into the draft when they are not to be sent", async () => {
    await open();
    await userEvent.type(box(), "It ships today.{Enter}");
    const choice = await screen.findByRole("alertdialog");
    await userEvent.click(within(choice).getByRole("button", { name: "Keep as draft" }));
    expect(box()).toHaveValue("It ships today.");
    expect(sent).toHaveLength(1);
    expect(shown()).toEqual(["Hello", "It ships tomorrow."]);
  });
});

describe("canned answers", () => {
  beforeEach(() =>
    server.use(
      http.get("*/canned-answers", () =>
        HttpResponse.json({
          items: [
            { id: 1, shortcut: "hello", text: "Dear {{customer.name}}", shared: true },
            { id: 2, shortcut: "hours", text: "We are open from 9 to 5", shared: true },
          ],
          next_cursor: null,
        }),
      ),
      http.get("*/canned-answers/:id/text", ({ params }) =>
        HttpResponse.json({ text: params.id === "1" ? "Dear Sari" : "We are open from 9 to 5" }),
      ),
    ),
  );

  it("are found by a slash and inserted by Enter, filled in, and not sent by it", async () => {
    await open();
    await userEvent.type(box(), "/he");
    expect(await screen.findByRole("option", { name: /hello/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(box()).toHaveValue("Dear Sari"));
    expect(sent).toEqual([]);
  });

  it("are left by Escape", async () => {
    await open();
    await userEvent.type(box(), "/ho");
    await screen.findByRole("option", { name: /hours/ });
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(box()).toHaveValue("/ho");
  });
});

describe("a closed chat", () => {
  it("says that sending reopens it, and does so first", async () => {
    const changes: unknown[] = [];
    server.use(
      http.patch("*/chats/7", async ({ request }) => {
        changes.push(await request.json());
        return HttpResponse.json(aChat());
      }),
    );
    await open({ closed: true });
    await userEvent.type(box(), "one more thing");
    await userEvent.click(screen.getByRole("button", { name: "Reopen and send" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(changes).toEqual([{ mode: "AGENT" }]);
  });
});
