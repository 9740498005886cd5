import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { useState } from "react";
import { beforeEach, expect, it } from "vitest";
import { aChat } from "@/test/builders";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { Composer } from "./composer";
import { begin, box, told } from "./test-page";

beforeEach(() => {
  begin();
  server.use(
    http.get("*/chats/8/draft", () =>
      HttpResponse.json({ reply: null, note: null, updated_at: null }),
    ),
  );
});

function TwoChats() {
  const [id, setId] = useState(7);
  return (
    <>
      <button onClick={() => setId(15 - id)}>the other chat</button>
      <Composer chat={aChat({ id })} />
    </>
  );
}

it("begins with a reply in each chat, so that no words for colleagues go to the next customer", async () => {
  renderApp(<TwoChats />);
  await userEvent.click(screen.getByRole("tab", { name: /note/i }));
  await userEvent.type(box(), "for us alone");

  await userEvent.click(screen.getByRole("button", { name: "the other chat" }));

  expect(screen.getByRole("tab", { name: /reply/i })).toHaveAttribute("aria-selected", "true");
  expect(box()).toHaveValue("");
  await waitFor(() => expect(told.drafts).toContainEqual({ note: "for us alone" }));
});
