import { configure, act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useSession } from "@/lib/session";
import { aChat, aMessage } from "@/test/builders";
import { server } from "@/test/server";
import { useDrafts } from "./drafts";
import { asMessage, begin, box, open, shown, told, user, type Sent } from "./test-page";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });
beforeEach(begin);

describe("drafts", () => {
  it("come back from the server", async () => {
    told.saved = { reply: "half a sent", note: "remember" };
    await open();
    await waitFor(() => expect(box()).toHaveValue("half a sent"));
    expect(screen.getByRole("tab", { name: /Note.*has a draft/ })).toBeInTheDocument();
  });

  it("are saved when the typing stops, the reply and the note apart", async () => {
    await open();
    await userEvent.type(box(), "abc");
    await waitFor(() => expect(told.drafts).toEqual([{ reply: "abc" }]), { timeout: 3_000 });
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
        told.sent.push(body);
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
    expect(told.sent).toHaveLength(1);
    await userEvent.click(within(choice).getByRole("button", { name: "Send anyway" }));
    await waitFor(() => expect(told.sent).toHaveLength(2));
    expect(told.sent[1]).not.toHaveProperty("seen_seq");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  });

  it("puts the words back into the draft when they are not to be sent", async () => {
    await open();
    await userEvent.type(box(), "It ships today.{Enter}");
    const choice = await screen.findByRole("alertdialog");
    await userEvent.click(within(choice).getByRole("button", { name: "Keep as draft" }));
    expect(box()).toHaveValue("It ships today.");
    expect(told.sent).toHaveLength(1);
    expect(shown()).toEqual(["Hello", "It ships tomorrow."]);
  });
});
