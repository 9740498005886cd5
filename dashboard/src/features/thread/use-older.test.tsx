import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { aMessage, aUser } from "@/test/builders";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { useThread } from "./use-thread";

const user = aUser();

function Page() {
  const { messages, olderFailed, retryOlder } = useThread(7, user, 9);
  return (
    <>
      <p>{messages.map(({ id }) => id).join(" ")}</p>
      {olderFailed && <button onClick={() => void retryOlder()}>Again</button>}
    </>
  );
}

it("asks once for older messages that cannot be read, and again when somebody says so", async () => {
  openSession(user);
  let asked = 0;
  let away = true;
  server.use(
    http.get("*/chats/7/messages", ({ request }) => {
      if (!new URL(request.url).searchParams.has("before")) {
        return HttpResponse.json({ items: [aMessage({ id: 2 })], before: "b", after: null });
      }
      asked += 1;
      return away
        ? HttpResponse.json({ status: 500 }, { status: 500 })
        : HttpResponse.json({ items: [aMessage({ id: 1 })], before: null, after: null });
    }),
  );
  renderApp(<Page />);
  const again = await screen.findByRole("button");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked).toBe(1);
  away = false;
  await userEvent.click(again);
  await waitFor(() => expect(screen.getByText("1 2")).toBeInTheDocument());
  expect(asked).toBe(2);
});
