import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { navigation } from "@/test/navigation";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { Lanes } from "./lanes";
import { Letters } from "./letters";
import { replayAll } from "./replay-all";

const letter = {
  topic: "chat.events.dlt",
  partition: 3,
  offset: 17,
  arrived_at: "2026-11-20T10:00:00Z",
  key: "4021",
  size: 30,
  source_topic: "chat.events" as string | null,
  cause: "com.example.UnreadableException",
  consumer_group: "bot-service",
  state: "open",
  marked_at: null,
  marked_by: null,
};
const PATH = "*/ops/dead-letters/chat.events.dlt/3/17";

function serve(one = letter) {
  server.use(
    http.get("*/ops/dead-letters", () =>
      HttpResponse.json({
        topics: [{ topic: "chat.events.dlt", open: 1, replayed: 0, dropped: 0 }],
        items: [one],
        next_cursor: null,
      }),
    ),
    http.get(PATH, () =>
      HttpResponse.json({
        letter: one,
        message: "No such field",
        headers: { traceparent: "00-abc" },
        value: '{"text":"my secret words"}',
        encoding: "text",
        truncated: false,
      }),
    ),
  );
}

const openOne = async () =>
  userEvent.click(await screen.findByRole("button", { name: "Open chat.events.dlt/3/17" }));

describe("dead letters", () => {
  beforeEach(() => {
    openSession();
    navigation.pathname = "/dashboard-admin/operations/";
    navigation.parameters = new URLSearchParams();
  });

  it("covers what customers wrote until somebody asks for it", async () => {
    serve();
    renderApp(<Letters />);
    await openOne();
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText("com.example.UnreadableException");
    expect(dialog).not.toHaveTextContent("my secret words");
    expect(dialog).not.toHaveTextContent("4021");
    await userEvent.click(within(dialog).getByRole("button", { name: "Show the contents" }));
    expect(dialog).toHaveTextContent("my secret words");
    expect(dialog).toHaveTextContent("traceparent: 00-abc");
  });

  it("replays one", async () => {
    const replayed = vi.fn();
    serve();
    server.use(
      http.post(`${PATH}/replay`, () => {
        replayed();
        return HttpResponse.json({ ...letter, state: "replayed" });
      }),
    );
    renderApp(<Letters />);
    await openOne();
    await userEvent.click(await screen.findByRole("button", { name: "Replay" }));
    await waitFor(() => expect(replayed).toHaveBeenCalledOnce());
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("drops one only after a second question", async () => {
    const dropped = vi.fn();
    serve();
    server.use(
      http.post(`${PATH}/drop`, () => {
        dropped();
        return HttpResponse.json({ ...letter, state: "dropped" });
      }),
    );
    renderApp(<Letters />);
    await openOne();
    await userEvent.click(await screen.findByRole("button", { name: "Drop" }));
    expect(dropped).not.toHaveBeenCalled();
    const sure = await screen.findByRole("dialog", { name: "Drop this dead letter?" });
    await userEvent.click(within(sure).getByRole("button", { name: "Drop" }));
    await waitFor(() => expect(dropped).toHaveBeenCalledOnce());
  });

  it("says that what was never an event cannot be replayed", async () => {
    serve({ ...letter, source_topic: null });
    renderApp(<Letters />);
    await openOne();
    expect(await screen.findByRole("button", { name: "Replay" })).toBeDisabled();
    expect(screen.getByText(/never an event of ours/)).toBeInTheDocument();
  });

  it("replays all in as many calls as it takes, and ends when nothing moves", async () => {
    const replay = vi
      .fn()
      .mockResolvedValueOnce({ replayed: 50, gone: 0, complete: false })
      .mockResolvedValueOnce({ replayed: 3, gone: 1, complete: true });
    expect(await replayAll(replay)("t.dlt")).toEqual({ replayed: 53, gone: 1 });
    const stuck = vi.fn().mockResolvedValue({ replayed: 0, gone: 0, complete: false });
    expect(await replayAll(stuck)("t.dlt")).toEqual({ replayed: 0, gone: 0 });
    expect(stuck).toHaveBeenCalledOnce();
  });
});

describe("the lanes", () => {
  it("show late ones first, by word and not by colour alone", async () => {
    openSession();
    server.use(
      http.get("*/ops/lanes", () =>
        HttpResponse.json({
          items: [
            {
              name: "bot",
              topic: "a",
              group: "b",
              depth: 0,
              oldest_seconds: null,
              promise_seconds: 5,
              late: false,
            },
            {
              name: "sends",
              topic: "c",
              group: "d",
              depth: 1200,
              oldest_seconds: 94,
              promise_seconds: 10,
              late: true,
            },
          ],
          next_cursor: null,
        }),
      ),
    );
    renderApp(<Lanes />);
    const [, first, second] = await screen.findAllByRole("row");
    expect(first).toHaveTextContent("sends");
    expect(first).toHaveTextContent("Late");
    expect(first).toHaveTextContent("1 min 34 sec");
    expect(second).toHaveTextContent("In time");
  });
});
