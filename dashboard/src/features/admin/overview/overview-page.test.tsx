import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Report } from "@/lib/api/types";
import { navigation } from "@/test/navigation";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { OverviewPage } from "./overview-page";

const report = (messages: number): Report => ({
  from: "",
  to: "",
  interval: "day",
  totals: {
    messages_in: messages,
    agent_replies: 40,
    bot_replies: 10,
    new_chats: 7,
    closed_chats: 5,
    bot_share: 0.2,
  },
  volume: [
    { at: "2026-11-20T00:00:00Z", messages_in: messages, agent_replies: 40, bot_replies: 10 },
  ],
  first_response: { count: 3, p50_seconds: 75, p90_seconds: 600, p95_seconds: 900 },
  resolution: { count: 0, p50_seconds: null, p90_seconds: null, p95_seconds: null },
  by_agent: [
    {
      agent_id: 2,
      name: "Andy",
      replies: 40,
      chats: 9,
      first_response_p50_seconds: 75,
      first_response_p90_seconds: null,
    },
  ],
  by_hour: [{ hour: 9, messages_in: 3, agent_replies: 2 }],
});

describe("the overview", () => {
  beforeEach(() => {
    openSession();
    navigation.pathname = "/dashboard-admin/";
    navigation.parameters = new URLSearchParams("agent=2");
    server.use(
      http.get("*/users", () => HttpResponse.json({ items: [], next_cursor: null })),
      http.get("*/chats/counts", () => HttpResponse.json({ waiting: 4 })),
    );
  });

  it("shows figures, their change, and every chart as a table, too", async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get("*/reports/overview", ({ request }) => {
        const query = new URL(request.url).searchParams;
        asked.push(query);
        // The later of the two ranges is the one that was asked for.
        return HttpResponse.json(
          report(Date.now() - Date.parse(query.get("to") ?? "") < 864e5 ? 150 : 100),
        );
      }),
    );
    renderApp(<OverviewPage />);
    expect(await screen.findByText("50% more than before")).toBeInTheDocument();
    expect(screen.getByText("1 min 15 sec", { selector: "li span" })).toBeInTheDocument();
    const volume = screen.getByRole("table", { name: "Messages over time" });
    expect(within(volume).getByText("150")).toBeInTheDocument();
    expect(within(screen.getByRole("table", { name: "By agent" })).getByText("Andy")).toBeVisible();
    expect(asked.every((query) => query.get("agent_id") === "2")).toBe(true);
  });

  it("says what went wrong and offers another try", async () => {
    server.use(
      http.get("*/reports/overview", () =>
        HttpResponse.json({ status: 403, code: "forbidden" }, { status: 403 }),
      ),
    );
    renderApp(<OverviewPage />);
    expect(await screen.findByRole("alert")).toHaveTextContent("You are not allowed to do this.");
    expect(screen.getByRole("button", { name: "Try again" })).toBeEnabled();
  });
});
