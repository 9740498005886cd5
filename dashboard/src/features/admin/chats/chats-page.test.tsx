import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { navigation } from "@/test/navigation";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { ChatsPage } from "./chats-page";

const chat = (id: number, name: string) => ({
  id,
  customer: { id, name, phone: `62811${id}`, avatar_url: null, blocked: false },
  mode: "AGENT",
  labels: [],
  assigned_agent_id: null,
  assigned_agent_name: null,
  waiting_since: null,
  last_message_at: null,
});

describe("all chats", () => {
  beforeEach(() => {
    openSession();
    navigation.pathname = "/dashboard-admin/chats/";
    navigation.parameters = new URLSearchParams("mode=AGENT");
    server.use(
      http.get("*/users", () =>
        HttpResponse.json({
          items: [{ id: 2, name: "Andy", username: "andy", role: "agent", active: true }],
          next_cursor: null,
        }),
      ),
      http.get("*/labels", () => HttpResponse.json({ items: [], next_cursor: null })),
      http.get("*/chats/counts", () => HttpResponse.json({ all: 2 })),
    );
  });

  it("assigns the chosen ones and says which could not be, which stay chosen", async () => {
    const asked: string[] = [];
    let sent: unknown;
    server.use(
      http.get("*/chats", ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({
          items: [chat(1, "Budi"), chat(2, "Dewi")],
          next_cursor: null,
          cursor: "c",
        });
      }),
      http.post("*/chats/bulk", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({
          items: [
            { id: 1, status: 200, problem: null },
            { id: 2, status: 409, problem: { code: "stale-version", detail: "" } },
          ],
        });
      }),
    );
    renderApp(<ChatsPage />);
    await userEvent.click(await screen.findByRole("checkbox", { name: "Choose Budi" }));
    await userEvent.click(screen.getByRole("button", { name: "Choose all 2 shown" }));
    await userEvent.click(screen.getByRole("button", { name: "Assign …" }));
    await userEvent.selectOptions(
      within(screen.getByRole("dialog")).getByLabelText("Assign to"),
      "Andy",
    );
    await userEvent.click(screen.getByRole("button", { name: "Apply" }));

    const outcome = await screen.findByRole("dialog", { name: "What became of them" });
    expect(outcome).toHaveTextContent("1 changed, 1 not.");
    expect(outcome).toHaveTextContent("Somebody else has just changed it.");
    expect(sent).toEqual({ ids: [1, 2], change: { assigned_agent_id: 2 } });
    expect(asked[0]).toContain("mode=AGENT");
    expect(asked[0]).toContain("assigned=any");

    await userEvent.click(within(outcome).getAllByRole("button", { name: "Close" })[0] as Element);
    expect(await screen.findByRole("checkbox", { name: "Choose Dewi" })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Choose Budi" })).not.toBeChecked();
  });

  it("says what to do where nothing matches", async () => {
    server.use(
      http.get("*/chats", () => HttpResponse.json({ items: [], next_cursor: null, cursor: "c" })),
    );
    renderApp(<ChatsPage />);
    expect(await screen.findByText("No chats here")).toBeInTheDocument();
  });
});
