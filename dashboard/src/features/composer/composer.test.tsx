import { configure, act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { chatKeys } from "@/features/chats/queries";
import type { ThreadData } from "@/features/chats/thread-cache";
import { messagesOf, putMessage } from "@/features/thread/cache";
import { aChat } from "@/test/builders";
import { server } from "@/test/server";
import { useOutbox } from "./outbox";
import { asMessage, begin, box, open, shown, told, type Sent } from "./test-page";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });
beforeEach(begin);

describe("sending", () => {
  it("shows the message at once, sends what was seen, and shows it once when both answer and stream bring it", async () => {
    let answer: () => void = () => {};
    server.use(
      http.post("*/chats/messages", async ({ request }) => {
        const body = (await request.json()) as Sent;
        told.sent.push(body);
        await new Promise<void>((resolve) => (answer = resolve));
        return HttpResponse.json(asMessage(body), { status: 201 });
      }),
    );
    const { queryClient } = await open();
    await userEvent.type(box(), "On its way{Enter}");
    expect(shown()).toEqual(["Hello", "On its way"]);
    expect(box()).toHaveValue("");
    await waitFor(() => expect(told.sent).toHaveLength(1));
    expect(told.sent[0]).toMatchObject({ chat_id: 7, text: "On its way", seen_seq: 4 });

    // The stream is faster than the answer.
    act(() => putMessage(queryClient, asMessage(told.sent[0]!)));
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
    await waitFor(() => expect(told.sent.map((one) => one.text)).toEqual(["one", "two", "three"]));
    expect(new Set(told.sent.map((one) => one.client_id)).size).toBe(3);
  });

  it("tries again with the same client id when the network was away, and says so meanwhile", async () => {
    let away = true;
    server.use(
      http.post("*/chats/messages", async ({ request }) => {
        const body = (await request.json()) as Sent;
        told.sent.push(body);
        return away ? HttpResponse.error() : HttpResponse.json(asMessage(body), { status: 201 });
      }),
    );
    await open();
    await userEvent.type(box(), "patience{Enter}");
    await waitFor(() => expect(useOutbox.getState().byChat[7]?.[0]?.held).toBe(true));
    away = false;
    act(() => void window.dispatchEvent(new Event("online")));
    await waitFor(() => expect(useOutbox.getState().byChat[7]).toBeUndefined());
    expect(told.sent).toHaveLength(2);
    expect(told.sent[0]?.client_id).toBe(told.sent[1]?.client_id);
    expect(shown()).toEqual(["Hello", "patience"]);
  });

  it("shows what the server refuses as failed, and goes on with the next", async () => {
    server.use(
      http.post("*/chats/messages", async ({ request }) => {
        const body = (await request.json()) as Sent;
        told.sent.push(body);
        return body.text === "bad"
          ? HttpResponse.json({ status: 400, detail: "no" }, { status: 400 })
          : HttpResponse.json(asMessage(body), { status: 201 });
      }),
    );
    await open();
    await userEvent.type(box(), "bad{Enter}good{Enter}");
    await waitFor(() => expect(told.sent).toHaveLength(2));
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
    expect(told.sent).toEqual([]);
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
    await waitFor(() => expect(told.notes).toEqual(["Careful with him"]));
    expect(told.sent).toEqual([]);
  });

  it("does not take over what was written as a reply, nor the other way round", async () => {
    await open();
    await userEvent.type(box(), "for the customer");
    await userEvent.click(screen.getByRole("tab", { name: "Note" }));
    expect(box()).toHaveValue("");
    await userEvent.type(box(), "for us{Enter}");
    await waitFor(() => expect(told.notes).toEqual(["for us"]));
    await userEvent.click(screen.getByRole("tab", { name: /Reply/ }));
    expect(box()).toHaveValue("for the customer");
    expect(told.sent).toEqual([]);
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
    expect(told.sent).toEqual([]);
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
    await waitFor(() => expect(told.sent).toHaveLength(1));
    expect(changes).toEqual([{ mode: "AGENT" }]);
  });
});
