import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useSession } from "@/lib/session";
import { server } from "@/test/server";
import { backoff } from "./backoff";
import { useConnection } from "./connection";
import { Live } from "./live";
import type { LiveEvent } from "./stream";

/** A stream that the test writes; it remembers from where each one was asked. */
class FakeServer {
  readonly asked: (string | null)[] = [];
  private controllers: ReadableStreamDefaultController<Uint8Array>[] = [];
  refuses = false;
  silent = false;

  handler = http.get("*/chats/stream", ({ request }) => {
    if (this.refuses) {
      return HttpResponse.json({ status: 503 }, { status: 503 });
    }
    this.asked.push(request.headers.get("Last-Event-ID"));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.controllers.push(controller);
        if (!this.silent) {
          controller.enqueue(bytes(": welcome\n\n"));
        }
      },
    });
    return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
  });

  send(name: string, data: unknown, id?: string) {
    const head = id === undefined ? "" : `id: ${id}\n`;
    this.raw(`${head}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  raw(text: string) {
    this.controllers.at(-1)!.enqueue(bytes(text));
  }

  cut() {
    this.controllers.at(-1)!.error(new Error("cut"));
  }

  get open() {
    return this.asked.length;
  }
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** Web Locks as a browser has them: one holder, the others wait in line. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<unknown>) => {
      const mine = last.then(() => (signal.aborted ? undefined : work()));
      last = mine.catch(() => {});
      return mine;
    },
  };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

let source: FakeServer;
const opened: Live[] = [];

function tab() {
  const heard: LiveEvent[] = [];
  const leading: boolean[] = [];
  const live = new Live("test-live", {
    onEvents: (events, isLeading) => {
      heard.push(...events);
      leading.push(isLeading);
    },
  });
  opened.push(live);
  live.start();
  return { live, heard, leading };
}

beforeEach(() => {
  source = new FakeServer();
  server.use(
    source.handler,
    http.post("*/auth/refresh", () =>
      HttpResponse.json({ access_token: "t", expires_in: 600, user: { id: 1, name: "A" } }),
    ),
  );
  useSession.setState({ state: "open", user: { id: 1, name: "A" } } as never, true);
  Object.defineProperty(navigator, "locks", { configurable: true, value: fakeLocks() });
});
afterEach(() => {
  opened.splice(0).forEach((live) => live.stop());
  vi.useRealTimers();
});

describe("the live stream", () => {
  it("begins where the first list was read, and tells what comes", async () => {
    const { live, heard, leading } = tab();
    live.begin("c1");
    await until(() => expect(source.open).toBe(1));
    expect(source.asked).toEqual(["c1"]);
    await until(() => expect(useConnection.getState().state).toBe("live"));
    source.send("chat.removed", { chat_id: 4 }, "c2");
    await until(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toEqual({ name: "chat.removed", cursor: "c2", data: { chat_id: 4 } });
    expect(leading).toEqual([true]);
  });

  it("goes on behind the last event after it was cut", async () => {
    const { live, heard } = tab();
    live.begin("c1");
    await until(() => expect(useConnection.getState().state).toBe("live"));
    source.send("chat.removed", { chat_id: 4 }, "c2");
    await until(() => expect(heard).toHaveLength(1));
    source.cut();
    await until(() => expect(source.asked).toEqual(["c1", "c2"]));
  });

  it("moves on by the comments, too, though nothing happens", async () => {
    const { live } = tab();
    live.begin("c1");
    await until(() => expect(useConnection.getState().state).toBe("live"));
    source.raw(": still here\nid: c9\n\n");
    await new Promise((resolve) => setTimeout(resolve, 50));
    source.cut();
    await until(() => expect(source.asked).toEqual(["c1", "c9"]));
  });

  it("is read by one tab for all; the next one goes on at the last event when that tab is closed", async () => {
    const first = tab();
    const second = tab();
    first.live.begin("c1");
    second.live.begin("c1");
    await until(() => expect(source.open).toBe(1));
    await until(() => expect(useConnection.getState().state).toBe("live"));
    source.send("chat.removed", { chat_id: 4 }, "c2");
    await until(() => expect(second.heard).toHaveLength(1));
    expect(second.leading).toEqual([false]);
    expect(source.open).toBe(1);
    first.live.stop();
    await until(() => expect(source.asked).toEqual(["c1", "c2"]));
    source.send("chat.removed", { chat_id: 5 }, "c3");
    await until(() => expect(second.leading).toEqual([false, true]));
    expect(first.heard).toHaveLength(1);
  });

  it("says that it is away, and what was missed when it is back", async () => {
    const { live } = tab();
    live.begin("c1");
    await until(() => expect(useConnection.getState().state).toBe("live"));
    source.refuses = true;
    source.cut();
    await until(() => expect(useConnection.getState().state).toBe("away"));
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    source.refuses = false;
    window.dispatchEvent(new Event("online"));
    await until(() => expect(useConnection.getState().state).toBe("live"));
    const created_at = new Date(Date.now() - 1_000).toISOString();
    source.send("message.created", { chat_id: 1, sender: "customer", created_at }, "c2");
    source.send("message.created", { chat_id: 1, sender: "bot", created_at }, "c3");
    await until(() => expect(useConnection.getState().returned?.missed).toBe(1));
  });

  it("says that it is offline when the browser does, though the stream still stands, and is back with the network", async () => {
    const { live } = tab();
    live.begin("c1");
    await until(() => expect(useConnection.getState().state).toBe("live"));
    const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    source.refuses = true;
    window.dispatchEvent(new Event("offline"));
    expect(useConnection.getState().state).toBe("offline");
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(source.open).toBe(1);

    onLine.mockReturnValue(true);
    source.refuses = false;
    window.dispatchEvent(new Event("online"));
    await until(() => expect(useConnection.getState().state).toBe("live"));
    expect(source.asked).toEqual(["c1", "c1"]);
    expect(useConnection.getState().returned).toMatchObject({ missed: 0 });
    onLine.mockRestore();
  });

  it("asks every few seconds where streams are blocked, and lets a too old cursor reload the lists", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 40 });
    source.silent = true;
    const asked: (string | null)[] = [];
    server.use(
      http.get("*/chats/sync", ({ request }) => {
        const since = new URL(request.url).searchParams.get("since");
        asked.push(since);
        return since === "c1"
          ? HttpResponse.json({ status: 410 }, { status: 410 })
          : HttpResponse.json({
              chats: [],
              messages: [],
              removed: since === null ? [] : [4],
              cursor: "c5",
              complete: true,
            });
      }),
    );
    const { live, heard } = tab();
    live.begin("c1");
    await until(() => expect(source.open).toBe(1));
    await vi.advanceTimersByTimeAsync(10_100);
    await until(() => expect(source.open).toBe(2));
    await vi.advanceTimersByTimeAsync(10_100);
    await until(() => expect(useConnection.getState().state).toBe("polling"));
    expect(asked.slice(0, 2)).toEqual(["c1", null]);
    expect(heard.map(({ name }) => name)).toEqual(["resync"]);
    await vi.advanceTimersByTimeAsync(5_100);
    await until(() => expect(heard.map(({ name }) => name)).toContain("chat.removed"));
    expect(asked[2]).toBe("c5");
    // The stream is tried now and then; when it speaks, the asking ends.
    source.silent = false;
    await vi.advanceTimersByTimeAsync(60_000);
    await until(() => expect(useConnection.getState().state).toBe("live"));
  });
});

describe("the wait before another try", () => {
  it("doubles, with jitter, up to a bound", () => {
    expect([1, 2, 3].map((failures) => backoff(failures, () => 1))).toEqual([500, 1000, 2000]);
    expect(backoff(1, () => 0)).toBe(250);
    expect(backoff(30, () => 1)).toBe(15_000);
  });
});
