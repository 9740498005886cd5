import { QueryClient } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useSession } from "@/lib/session";
import { server } from "@/test/server";
import { useOutbox } from "./outbox";
import { restoreOutbox } from "./outbox-keep";
import type { KeptMessage } from "./outbox-store";
import { begin, box, open, shown, told, user, type Sent } from "./test-page";

const rows = vi.hoisted(() => new Map<string, unknown>());

vi.mock("./outbox-store", () => ({
  putKept: async (row: KeptMessage) => rows.set(row.clientId, structuredClone(row)),
  removeKept: async (clientId: string) => rows.delete(clientId),
  allKept: async () => [...rows.values()],
}));

beforeEach(() => {
  begin();
  rows.clear();
});

// Nobody goes on waiting for the network when the test is over.
afterEach(() => {
  useOutbox.setState({ byChat: {} });
  window.dispatchEvent(new Event("online"));
});

const keptRows = () => [...rows.values()] as KeptMessage[];

/** Writes something that cannot leave, and closes the page: memory is empty, what was kept is there. */
async function interrupted(text: string): Promise<void> {
  server.use(http.post("*/chats/messages", () => HttpResponse.error()));
  const { unmount } = await open();
  await userEvent.type(box(), `${text}{Enter}`);
  await waitFor(() => expect(useOutbox.getState().byChat[7]?.[0]?.held).toBe(true));
  await waitFor(() => expect(keptRows()).toHaveLength(1));
  const before = keptRows();
  unmount();
  useOutbox.setState({ byChat: {} });
  await act(async () => {});
  before.forEach((row) => rows.set(row.clientId, row));
  server.use(
    http.post("*/chats/messages", async ({ request }) => {
      told.sent.push((await request.json()) as Sent);
      return HttpResponse.json({ status: 503 }, { status: 503 });
    }),
  );
}

describe("what was on its way when the page was closed", () => {
  it("is shown again and sent with the same client id", async () => {
    await interrupted("patience");
    const [row] = keptRows();
    const { queryClient } = await open();
    await act(() => restoreOutbox(queryClient, user.id));
    await waitFor(() => expect(told.sent).toHaveLength(1));
    expect(told.sent[0]).toMatchObject({ text: "patience", client_id: row!.clientId });
    expect(shown()).toEqual(["Hello", "patience"]);
  });

  it("is nobody else's", async () => {
    await interrupted("mine");
    await restoreOutbox(new QueryClient(), user.id + 1);
    expect(useOutbox.getState().byChat).toEqual({});
    expect(keptRows()).toHaveLength(1);
  });

  it("asks its writer when the talk has gone on for long", async () => {
    await interrupted("late");
    keptRows()[0]!.message.createdAt = new Date(Date.now() - 60 * 60_000).toISOString();
    await restoreOutbox(new QueryClient(), user.id);
    expect(useOutbox.getState().byChat[7]?.[0]).toMatchObject({
      state: "failed",
      problem: { code: "interrupted" },
    });
    expect(told.sent).toEqual([]);
  });

  it("asks its writer when it is a note that may be there already", async () => {
    await interrupted("noted");
    Object.assign(keptRows()[0]!.message, { kind: "note", state: "sending" });
    await restoreOutbox(new QueryClient(), user.id);
    expect(useOutbox.getState().byChat[7]?.[0]).toMatchObject({ state: "failed" });
  });
});

it("is kept for no longer than until it is sent", async () => {
  await open();
  await userEvent.type(box(), "quick{Enter}");
  await waitFor(() => expect(told.sent).toHaveLength(1));
  await waitFor(() => expect(useOutbox.getState().byChat[7]).toBeUndefined());
  await waitFor(() => expect(keptRows()).toEqual([]));
});

it("is gone with a logout, and not sent in the next one's name", async () => {
  server.use(http.post("*/chats/messages", () => HttpResponse.error()));
  await open();
  await userEvent.type(box(), "private{Enter}");
  await waitFor(() => expect(keptRows()).toHaveLength(1));
  act(() => useSession.setState({ state: "anonymous" }, true));
  expect(useOutbox.getState().byChat).toEqual({});
  await waitFor(() => expect(keptRows()).toEqual([]));
  expect(screen.queryByText("private")).not.toBeInTheDocument();
});
