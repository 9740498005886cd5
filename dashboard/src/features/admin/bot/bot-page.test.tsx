import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { BotRule } from "@/lib/api/types";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { BotPage } from "./bot-page";
import { moved } from "./reorder";

const rule = (id: number, priority: number, name = `Rule ${id}`): BotRule => ({
  id,
  name,
  kind: "contains",
  keywords: ["open"],
  answer: "From 8 to 17.",
  priority,
  enabled: true,
  max_words: null,
  version: 3,
});

describe("another place in the order", () => {
  const result = (rules: BotRule[], from: number, to: number) => {
    const changes = new Map(moved(rules, from, to).map((one) => [one.rule.id, one.priority]));
    return {
      changed: changes.size,
      order: rules
        .map((one) => ({ id: one.id, priority: changes.get(one.id) ?? one.priority }))
        .sort((a, b) => b.priority - a.priority)
        .map(({ id }) => id),
    };
  };

  it.each([
    [0, 2, [2, 3, 1]],
    [2, 0, [3, 1, 2]],
    [1, 0, [2, 1, 3]],
  ])("from %s to %s changes one rule where there is room", (from, to, order) =>
    expect(result([rule(1, 90), rule(2, 50), rule(3, 10)], from, to)).toEqual({
      changed: 1,
      order,
    }),
  );

  it("spreads all anew where there is none", () => {
    expect(result([rule(1, 50), rule(2, 50), rule(3, 50)], 2, 1).order).toEqual([1, 3, 2]);
    expect(result([rule(1, 1000), rule(2, 999), rule(3, 0)], 2, 0).order).toEqual([3, 1, 2]);
  });

  it("never leaves the range", () => {
    for (const { priority } of moved([rule(1, 1000), rule(2, 1)], 1, 0)) {
      expect(priority).toBeGreaterThanOrEqual(0);
      expect(priority).toBeLessThanOrEqual(1000);
    }
  });
});

describe("the bot's rules", () => {
  beforeEach(() => {
    openSession();
    server.use(
      http.get("*/bot/rules", () =>
        HttpResponse.json({
          items: [rule(1, 90, "Hours"), rule(2, 50, "Payment")],
          next_cursor: null,
        }),
      ),
    );
  });

  it("asks for what is missing before it calls", async () => {
    renderApp(<BotPage />);
    await userEvent.click(await screen.findByRole("button", { name: "Add a rule" }));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Type a name.")).toBeInTheDocument();
    expect(screen.getByText("Add at least one keyword.")).toBeInTheDocument();
    expect(screen.getByText("Type the answer.")).toBeInTheDocument();
  });

  it("makes a rule whose keywords are chips", async () => {
    let made: unknown;
    server.use(
      http.post("*/bot/rules", async ({ request }) => {
        made = await request.json();
        return HttpResponse.json(rule(3, 50), { status: 201 });
      }),
    );
    renderApp(<BotPage />);
    await userEvent.click(await screen.findByRole("button", { name: "Add a rule" }));
    const dialog = screen.getByRole("dialog");
    await userEvent.type(within(dialog).getByLabelText("Name"), "Address");
    await userEvent.type(
      within(dialog).getByRole("combobox", { name: "Keywords" }),
      "where, address{Enter}where{Enter}",
    );
    await userEvent.type(within(dialog).getByLabelText("Answer"), "Jalan Sudirman 1");
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(made).toEqual({
        name: "Address",
        kind: "contains",
        keywords: ["where", "address"],
        answer: "Jalan Sudirman 1",
        priority: 50,
        max_words: null,
        enabled: true,
      }),
    );
  });

  it("lets choose when somebody else changed the rule meanwhile", async () => {
    const versions: unknown[] = [];
    const theirs = { ...rule(1, 90, "Hours"), answer: "Closed today.", version: 4 };
    server.use(
      http.patch("*/bot/rules/1", async ({ request }) => {
        const { expected_version } = (await request.json()) as { expected_version: number };
        versions.push(expected_version);
        return expected_version === 4
          ? HttpResponse.json(theirs)
          : HttpResponse.json(
              { status: 409, code: "stale-version", rule: theirs },
              { status: 409 },
            );
      }),
    );
    renderApp(<BotPage />);
    await userEvent.click(await screen.findByRole("button", { name: "Edit Hours" }));
    const dialog = screen.getByRole("dialog");
    await userEvent.type(within(dialog).getByLabelText("Answer"), " Mine.");
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(await within(dialog).findByText(/Closed today/)).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole("button", { name: "Go on with mine" }));
    expect(within(dialog).getByLabelText("Answer")).toHaveValue("From 8 to 17. Mine.");
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(versions).toEqual([3, 4]));
  });

  it("shows which rule would answer, and never asks the AI by itself", async () => {
    const asked: unknown[] = [];
    server.use(
      http.post("*/bot/rules/try", async ({ request }) => {
        const body = (await request.json()) as { text: string };
        asked.push(body);
        return HttpResponse.json(
          body.text === "pay"
            ? { by: "rule", rule_id: 2, answer: "By transfer." }
            : { by: "ai", rule_id: null, answer: null },
        );
      }),
    );
    renderApp(<BotPage />);
    const box = await screen.findByLabelText("What would the bot say to …");
    await userEvent.type(box, "pay{Enter}");
    expect(await screen.findByText("The rule “Payment” answers:")).toBeInTheDocument();
    const matched = screen.getByText("Would answer").closest("li");
    expect(matched).toHaveTextContent("Payment");
    await userEvent.clear(box);
    await userEvent.type(box, "hm{Enter}");
    expect(await screen.findByText(/The AI was not asked/)).toBeInTheDocument();
    expect(asked).toEqual([{ text: "pay" }, { text: "hm" }]);
  });

  it("switches a rule off by its version, and tells of a conflict", async () => {
    let sent: unknown;
    server.use(
      http.patch("*/bot/rules/2", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({ ...rule(2, 50, "Payment"), enabled: false });
      }),
    );
    renderApp(<BotPage />);
    await userEvent.click(await screen.findByRole("switch", { name: "Rule Payment is on" }));
    await waitFor(() => expect(sent).toEqual({ enabled: false, expected_version: 3 }));
  });
});
