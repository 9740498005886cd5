import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { aChat, aUser } from "@/test/builders";
import { useCommandKeys } from "@/features/commands/keys";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { currentAddress } from "./address";
import { ListPane } from "./list-pane";

const ayu = aUser({ id: 7, username: "ayu", name: "Ayu" });

beforeEach(() => {
  window.history.replaceState(null, "", "/dashboard-agent/?view=all");
  openSession(ayu);
  server.use(
    http.get("*/chats", ({ request }) => {
      const q = new URL(request.url).searchParams.get("q");
      const items = [1, 2, 3]
        .map((id) => aChat({ id }))
        .filter(({ id }) => !q || q.endsWith(`${id}`));
      return HttpResponse.json({ items, next_cursor: null, cursor: "c" });
    }),
    http.get("*/chats/search", () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get("*/chats/counts", () =>
      HttpResponse.json({ active: {}, by_mode: {}, by_channel: {} }),
    ),
    http.get("*/chats/drafts", () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get("*/labels", () => HttpResponse.json({ items: [], next_cursor: null })),
  );
});

function Page() {
  useCommandKeys();
  return <ListPane />;
}

const rows = () => within(screen.getByRole("grid")).getAllByRole("row");

it("leads by Enter to what was found, where the keys of the list go on", async () => {
  renderApp(<Page />);
  await waitFor(() => expect(rows()).toHaveLength(3));
  await userEvent.keyboard("/");
  expect(screen.getByRole("searchbox")).toHaveFocus();
  await userEvent.keyboard("Customer 2{Enter}");
  await waitFor(() => expect(rows()).toHaveLength(1));
  await waitFor(() => expect(rows()[0]).toHaveFocus());
  expect(currentAddress()).toMatchObject({ q: "Customer 2", chatId: null });
  await userEvent.keyboard("{Escape}j");
  expect(currentAddress()).toMatchObject({ q: "Customer 2", chatId: 2 });
});

it("keeps the focus of who types on before anything was found", async () => {
  renderApp(<Page />);
  await waitFor(() => expect(rows()).toHaveLength(3));
  await userEvent.type(screen.getByRole("searchbox"), "Customer{Enter} 3");
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(screen.getByRole("searchbox")).toHaveFocus();
});

it("is left by Escape, which takes the search back", async () => {
  renderApp(<Page />);
  await userEvent.type(screen.getByRole("searchbox"), "Customer 3");
  await waitFor(() => expect(currentAddress().q).toBe("Customer 3"));
  await userEvent.keyboard("{Escape}");
  expect(currentAddress().q).toBe("");
  expect(screen.getByRole("searchbox")).not.toHaveFocus();
});
