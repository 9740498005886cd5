import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { aChat, aUser } from "@/test/builders";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { CustomerPanel } from "./customer-panel";

beforeEach(() => openSession(aUser()));

it("says that a chat is not one's own instead of waiting for it", async () => {
  server.use(http.get("*/chats/7", () => HttpResponse.json({ status: 404 }, { status: 404 })));
  renderApp(<CustomerPanel chatId={7} />);
  expect(await screen.findByText("This is not there, or not yours to see.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
});

it("tries again what could not be read, and shows a very long name whole", async () => {
  const name = "👩‍👩‍👧 " + "محمد-".repeat(60);
  let away = true;
  server.use(
    http.get("*/chats/7", () =>
      away
        ? HttpResponse.json({ status: 500, detail: "no" }, { status: 500 })
        : HttpResponse.json({
            ...aChat({ customer: { ...aChat().customer, name } }),
            messages: [],
            before: null,
          }),
    ),
    http.get("*/labels", () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get("*/customers/7/chats", () => HttpResponse.json({ items: [], next_cursor: null })),
  );
  renderApp(<CustomerPanel chatId={7} />);
  const retry = await screen.findByRole("button", { name: "Try again" });
  away = false;
  await userEvent.click(retry);
  const panel = await screen.findByRole("region", { name: "Customer" });
  expect(within(panel).getByText(name.trim())).toBeInTheDocument();
});
