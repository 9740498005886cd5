import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { navigation } from "@/test/navigation";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { AuditPage } from "./audit-page";
import { detailsLine } from "./details";

const row = (id: number, action: string) => ({
  id,
  at: "2026-11-20T10:00:00Z",
  action,
  actor_id: 1,
  actor_name: "ada",
  target: "user:2",
  address: "203.0.113.7",
  details: { role: ["agent", "admin"] },
});

describe("the audit log", () => {
  beforeEach(() => {
    openSession();
    navigation.pathname = "/dashboard-admin/audit/";
    server.use(http.get("*/users", () => HttpResponse.json({ items: [], next_cursor: null })));
  });

  it("asks for what its address says, goes on where it ended, and bears unknown deeds", async () => {
    const asked: URLSearchParams[] = [];
    navigation.parameters = new URLSearchParams("action=user.changed&actor=1&to=2026-11-20");
    server.use(
      http.get("*/audit", ({ request }) => {
        const query = new URL(request.url).searchParams;
        asked.push(query);
        return query.get("cursor") === "a9"
          ? HttpResponse.json({ items: [row(8, "moon.landed")], next_cursor: null })
          : HttpResponse.json({ items: [row(9, "user.changed")], next_cursor: "a9" });
      }),
    );
    renderApp(<AuditPage />);
    expect(await screen.findByText("role: agent → admin")).toBeInTheDocument();
    expect(asked[0]?.get("action")).toBe("user.changed");
    expect(asked[0]?.get("actor")).toBe("1");
    expect(asked[0]?.get("to")).toBe(new Date(2026, 10, 21).toISOString());
    await userEvent.click(screen.getByRole("button", { name: "Load more" }));
    expect(await screen.findByText("moon.landed")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Load more" })).not.toBeInTheDocument();
  });

  it.each([
    [
      { role: ["agent", "admin"], active: [true, false] },
      "role: agent → admin, active: true → false",
    ],
    [{ to: "chat.events" }, "to: chat.events"],
    [{ deep: { a: 1 } }, 'deep: {"a":1}'],
    [{}, ""],
    [null, ""],
  ])("tells details in one line: %o", (details, line) => expect(detailsLine(details)).toBe(line));
});
