import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { session } from "@/lib/session";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { setupCode } from "./setup-code";
import { SetupPage } from "./setup-page";

const open = (address: string) => window.history.replaceState(null, "", address);

async function fillIn() {
  await userEvent.type(await screen.findByLabelText("Your name"), "Ada");
  await userEvent.type(screen.getByLabelText("Username"), "ada");
  await userEvent.type(screen.getByLabelText("Password"), "a long secret");
  await userEvent.click(screen.getByRole("button", { name: "Create the account" }));
}

describe("the page for the first admin", () => {
  beforeEach(() => {
    vi.spyOn(session, "token").mockResolvedValue(null);
  });
  afterEach(() => open("/"));

  it("makes the account with the link's code, which does not stay in the address", async () => {
    let sent: unknown;
    open("/setup/#code=s3cret-_");
    server.use(
      http.post("*/auth/setup", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    renderApp(<SetupPage />);
    await fillIn();
    expect(await screen.findByText("The account is there. Log in.")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Log in" })).toHaveAttribute(
      "href",
      expect.stringMatching(/^\/login\/?$/),
    );
    expect(sent).toEqual({
      code: "s3cret-_",
      username: "ada",
      name: "Ada",
      password: "a long secret",
    });
    expect(window.location.href).not.toContain("s3cret");
  });

  it("says where to find a new link when this one does not count", async () => {
    open("/setup/?code=old");
    server.use(
      http.post("*/auth/setup", () =>
        HttpResponse.json({ status: 403, code: "forbidden" }, { status: 403 }),
      ),
    );
    renderApp(<SetupPage />);
    await fillIn();
    expect(await screen.findByRole("alert")).toHaveTextContent("This link is not valid");
  });

  it("asks for no account without a code", () => {
    open("/setup/");
    renderApp(<SetupPage />);
    expect(screen.getByRole("alert")).toHaveTextContent("This link is not valid");
  });

  it("puts what the server refuses to its field", async () => {
    open("/setup/#abc");
    server.use(
      http.post("*/auth/setup", () =>
        HttpResponse.json(
          { status: 400, errors: [{ field: "password", message: "is one of the commonest" }] },
          { status: 400 },
        ),
      ),
    );
    renderApp(<SetupPage />);
    await fillIn();
    expect(await screen.findByText(/too common/)).toBeInTheDocument();
    expect(screen.getByLabelText("Password")).toHaveFocus();
  });

  it.each([
    ["#code=a", "", "a"],
    ["#a", "", "a"],
    ["", "?code=a", "a"],
    ["#x=1", "", ""],
    ["", "", ""],
  ])("reads the code of %s%s", (hash, search, code) =>
    expect(setupCode({ hash, search })).toBe(code),
  );
});
