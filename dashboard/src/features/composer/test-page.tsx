import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { useThread } from "@/features/thread/use-thread";
import type { Message } from "@/lib/api/types";
import { aChat, aMessage, aUser } from "@/test/builders";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { Composer } from "./composer";
import { useDrafts } from "./drafts";
import { useOutbox } from "./outbox";

export const user = aUser();

export type Sent = { chat_id: number; text: string; client_id: string; seen_seq?: number };
/** What the server was told, and what it has. */
export const told = {
  sent: [] as Sent[],
  notes: [] as string[],
  drafts: [] as Record<string, string>[],
  saved: { reply: null, note: null } as { reply: string | null; note: string | null },
};

export const asMessage = (body: Sent, id = 50): Message =>
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

/** A clean start: nobody has written anything, the server takes all. */
export function begin() {
  Object.assign(told, { sent: [], notes: [], drafts: [], saved: { reply: null, note: null } });
  sessionStorage.clear();
  useOutbox.setState({ byChat: {} });
  useDrafts.setState({ owner: null, byChat: {} });
  openSession(user);
  server.use(
    http.get("*/chats/7/draft", () => HttpResponse.json({ ...told.saved, updated_at: null })),
    http.put("*/chats/7/draft", async ({ request }) => {
      told.drafts.push((await request.json()) as Record<string, string>);
      return HttpResponse.json({ reply: null, note: null, updated_at: null });
    }),
    http.post("*/chats/messages", async ({ request }) => {
      const body = (await request.json()) as Sent;
      told.sent.push(body);
      return HttpResponse.json(asMessage(body, 50 + told.sent.length), { status: 201 });
    }),
    http.post("*/chats/7/notes", async ({ request }) => {
      told.notes.push(((await request.json()) as { text: string }).text);
      return HttpResponse.json(aMessage({ id: 90, seq: 90, type: "note", sender: "agent" }), {
        status: 201,
      });
    }),
  );
}

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

export async function open(props: { closed?: boolean } = {}) {
  server.use(
    http.get("*/chats/7/messages", () =>
      HttpResponse.json({ items: [aMessage({ id: 4 })], before: null, after: null }),
    ),
  );
  const app = renderApp(<Page {...props} />);
  await screen.findByText("Hello");
  return app;
}

export const box = () => screen.getByRole("combobox");
export const shown = () =>
  within(screen.getByRole("list", { name: "thread" }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);
