import { createParser } from "eventsource-parser";
import { authorized } from "@/lib/api/authorized";

/** One event of the live stream; `cursor` is null for what cannot be resumed from, as presences. */
export type LiveEvent = { name: string; cursor: string | null; data: unknown };

/** The connection stands, but nothing comes through it: a proxy that collects, or a dead line. */
export class Silent extends Error {
  constructor(readonly beforeFirstByte: boolean) {
    super("Nothing came through the stream");
    this.name = "Silent";
  }
}

/** The server comments every 15 s and greets at once. */
const FIRST_BYTE_MS = 10_000;
const SILENCE_MS = 40_000;

/** A comment that says how far the stream is; the parser drops an id without data. */
const PLACE = /(?:^|\n): [^\n]*\nid: ([^\n]+)\n\n/g;

export type Listening = {
  cursor: string | null;
  signal: AbortSignal;
  onOpen: () => void;
  /** What came in one piece, in order. */
  onEvents: (events: LiveEvent[]) => void;
  onCursor: (cursor: string) => void;
};

/** Reads the stream until it ends (the token expired, the server restarts) or fails. */
export async function listen({ cursor, signal, onOpen, onEvents, onCursor }: Listening) {
  const silence = new AbortController();
  let open = false;
  const ended = AbortSignal.any([signal, silence.signal]);
  // Not every body ends when its request is aborted.
  const aborted = new Promise<never>((_, reject) =>
    ended.addEventListener("abort", () => reject(ended.reason)),
  );
  aborted.catch(() => {});
  const fail = () => silence.abort(new Silent(!open));
  let timer = setTimeout(fail, FIRST_BYTE_MS);
  let batch: LiveEvent[] = [];
  const parser = createParser({
    onEvent: ({ event, id, data }) => {
      batch.push({ name: event ?? "message", cursor: id ?? null, data: JSON.parse(data) });
    },
  });
  try {
    const response = await authorized(
      new Request(new URL("/chats/stream", window.location.origin), {
        headers: {
          Accept: "text/event-stream",
          ...(cursor === null ? {} : { "Last-Event-ID": cursor }),
        },
        cache: "no-store",
        signal: ended,
      }),
    );
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted]);
      if (done) {
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(fail, SILENCE_MS);
      if (!open) {
        open = true;
        onOpen();
      }
      batch = [];
      parser.feed(value);
      if (batch.length > 0) {
        onEvents(batch);
      }
      const place = [...value.matchAll(PLACE)].at(-1)?.[1];
      if (place !== undefined) {
        onCursor(place);
      }
    }
  } catch (error) {
    throw silence.signal.aborted && !signal.aborted ? silence.signal.reason : error;
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}
