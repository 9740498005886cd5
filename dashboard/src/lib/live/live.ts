import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import { useSession } from "@/lib/session";
import { backoff, pause } from "./backoff";
import { isUp, useConnection, type Connection, type ConnectionState } from "./connection";
import { listen, Silent, type LiveEvent } from "./stream";

/** What the leading tab tells the others, and they ask. */
type Relay =
  | { kind: "events"; events: LiveEvent[]; cursor: string | null }
  | { kind: "state"; connection: Connection }
  | { kind: "hello" };

type Handlers = {
  /** `leading` is true in one tab only: sounds and notifications are its task. */
  onEvents: (events: LiveEvent[], leading: boolean) => void;
};

const POLL_MS = 5_000;
const PROBE_MS = 60_000;
/** A break shorter than this was no break worth telling of. */
const BLIP_MS = 1_500;
/** What was missed comes in one go; after this long it is all there. */
const CATCH_UP_MS = 1_000;
const WAKE = ["online", "focus"];

/**
 * One live stream for all tabs of a browser: the tab that holds the lock reads it and relays. When that tab goes, the next one goes on
 * at the last cursor, so that nothing falls between. Where streams are blocked, it asks every few seconds, and tries a stream now and
 * then.
 */
export class Live {
  private readonly end = new AbortController();
  private readonly bus: BroadcastChannel | null;
  private cursor: string | null = null;
  private leading = false;
  private lostAt: number | null = null;
  private began: (() => void) | null = null;
  private readonly beginning = new Promise<void>((resolve) => (this.began = resolve));

  constructor(
    private readonly name: string,
    private readonly handlers: Handlers,
  ) {
    this.bus = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
    if (this.bus) {
      this.bus.onmessage = ({ data: relay }: MessageEvent<Relay>) => this.heard(relay);
    }
  }

  /** Goes on until `stop`. */
  start(): void {
    useConnection.setState({ state: "connecting", since: Date.now(), returned: null });
    this.tell({ kind: "hello" });
    const lead = () => this.lead();
    const led = navigator.locks
      ? navigator.locks.request(this.name, { signal: this.end.signal }, lead)
      : lead();
    led.catch(() => {}); // stopped while it waited
  }

  /** From where nothing may be missed: the cursor of the first list that is shown. */
  begin(cursor: string): void {
    this.cursor ??= cursor;
    this.began?.();
  }

  stop(): void {
    this.end.abort();
    this.bus?.close();
  }

  private heard(relay: Relay): void {
    if (relay.kind === "events") {
      this.cursor = relay.cursor ?? this.cursor;
      this.handlers.onEvents(relay.events, false);
    } else if (relay.kind === "state") {
      if (!this.leading) {
        useConnection.setState(relay.connection);
      }
    } else if (this.leading) {
      this.tell({ kind: "state", connection: useConnection.getState() });
    }
  }

  private tell(relay: Relay): void {
    if (!this.end.signal.aborted) {
      this.bus?.postMessage(relay);
    }
  }

  private async lead(): Promise<void> {
    const { signal } = this.end;
    this.leading = true;
    let failures = 0;
    let silences = 0;
    let polling: AbortController | null = null;
    let attempt = new AbortController();
    // The browser knows sooner than a stream that falls silent; where it errs, the next try tells.
    const lost = () => {
      this.down();
      attempt.abort(new Error("The browser has no network"));
    };
    window.addEventListener("offline", lost, { signal });
    window.addEventListener("online", () => (failures = 0), { signal });
    while (!signal.aborted) {
      attempt = new AbortController();
      try {
        await this.place();
        await listen({
          cursor: this.cursor,
          signal: AbortSignal.any([signal, attempt.signal]),
          onOpen: () => {
            failures = silences = 0;
            polling?.abort();
            polling = null;
            this.up("live");
          },
          onEvents: (events) => this.came(events),
          onCursor: (cursor) => this.moved(cursor),
        });
        failures = Math.max(failures, 1);
      } catch (error) {
        failures += 1;
        silences += error instanceof Silent && error.beforeFirstByte ? 1 : 0;
      }
      if (signal.aborted) {
        break;
      }
      if (silences >= 2) {
        polling ??= this.poll();
        await pause(PROBE_MS, signal, ["online"]);
      } else {
        this.down();
        await pause(backoff(failures), signal, WAKE);
        await this.sessionIsOpen();
      }
    }
    (polling as AbortController | null)?.abort();
  }

  /** Finds a place to begin, unless the first list told one. */
  private async place(): Promise<void> {
    if (this.cursor === null) {
      await Promise.race([this.beginning, pause(POLL_MS, this.end.signal)]);
      this.cursor ??= await this.now();
    }
  }

  private async now(): Promise<string> {
    return (await data(api.GET("/chats/sync", { signal: this.end.signal }))).cursor;
  }

  private poll(): AbortController {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.end.signal]);
    void (async () => {
      while (!signal.aborted) {
        try {
          await this.ask(signal);
          this.up("polling");
        } catch {
          if (!signal.aborted) {
            this.down();
          }
        }
        await pause(POLL_MS, signal, ["online"]);
      }
    })();
    return stop;
  }

  private async ask(signal: AbortSignal): Promise<void> {
    for (let complete = false; !complete;) {
      try {
        const news = await data(
          api.GET("/chats/sync", { params: { query: { since: this.cursor ?? "" } }, signal }),
        );
        complete = news.complete;
        const events = [
          ...news.messages.map((message) => ({
            name: isRecent(message.created_at) ? "message.created" : "message.updated",
            data: message,
          })),
          ...news.chats.map((chat) => ({
            name: "chat.updated",
            data: { chat_id: chat.id, change: chat.change, chat },
          })),
          ...news.removed.map((id) => ({ name: "chat.removed", data: { chat_id: id } })),
        ];
        this.moved(news.cursor);
        this.came(events.map((event) => ({ ...event, cursor: null })));
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 410) {
          throw error;
        }
        this.moved(await this.now());
        this.came([{ name: "resync", cursor: null, data: { reason: "too_old" } }]);
        complete = true;
      }
    }
  }

  private moved(cursor: string): void {
    this.cursor = cursor;
    this.tell({ kind: "events", events: [], cursor });
  }

  private came(events: LiveEvent[]): void {
    if (events.length === 0) {
      return;
    }
    this.cursor = events.findLast((event) => event.cursor !== null)?.cursor ?? this.cursor;
    this.handlers.onEvents(events, true);
    this.tell({ kind: "events", events, cursor: this.cursor });
    const { returned } = useConnection.getState();
    if (returned !== null && Date.now() - returned.at < CATCH_UP_MS) {
      this.become({
        returned: {
          at: returned.at,
          missed: returned.missed + events.filter((event) => isMissed(event, returned.at)).length,
          refreshed: returned.refreshed || events.some((event) => event.name === "resync"),
        },
      });
    }
  }

  private up(state: ConnectionState): void {
    const now = Date.now();
    if (!isUp(useConnection.getState().state)) {
      const wasAway = this.lostAt !== null && now - this.lostAt > BLIP_MS;
      this.become({
        state,
        since: now,
        returned: wasAway ? { missed: 0, refreshed: false, at: now } : null,
      });
    } else if (useConnection.getState().state !== state) {
      this.become({ state, since: now });
    }
    this.lostAt = null;
  }

  private down(): void {
    const state = navigator.onLine ? "away" : "offline";
    this.lostAt ??= Date.now();
    this.become({ state, since: this.lostAt });
  }

  private become(change: Partial<Connection>): void {
    useConnection.setState(change);
    this.tell({ kind: "state", connection: useConnection.getState() });
  }

  /** While the session has ended there is nobody to listen for. */
  private sessionIsOpen(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stopWatching();
        this.end.signal.removeEventListener("abort", done);
        resolve();
      };
      const stopWatching = useSession.subscribe(({ state }) => state === "open" && done());
      this.end.signal.addEventListener("abort", done);
      if (useSession.getState().state === "open" || this.end.signal.aborted) {
        done();
      }
    });
  }
}

/** What the sync tells does not say whether a message is new; a recent one is taken to be. */
const isRecent = (at: string) => Date.now() - Date.parse(at) < 3 * POLL_MS;

/** Whether this is a customer's message from before the return. */
function isMissed(event: LiveEvent, returnedAt: number): boolean {
  const message = event.data as { sender?: string; created_at?: string };
  return (
    event.name === "message.created" &&
    message.sender === "customer" &&
    Date.parse(message.created_at ?? "") < returnedAt
  );
}
