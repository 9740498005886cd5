import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { clientName } from "@/lib/client-name";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { newPassword } from "./new-password";
import { TeamPage } from "./team-page";

const ada = {
  id: 1,
  username: "ada",
  name: "Ada",
  role: "admin",
  active: true,
  created_at: "2026-11-01T00:00:00Z",
  two_factor: true,
  source: "local",
};
const siti = {
  ...ada,
  id: 2,
  username: "siti",
  name: "Siti",
  role: "agent",
  source: "oidc",
  two_factor: false,
};

async function open(name: string, item: RegExp) {
  await userEvent.click(await screen.findByRole("button", { name: `Actions for ${name}` }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
}

const refuse = (body: { code: string; status: number; errors?: unknown }) =>
  HttpResponse.json(body, { status: body.status });

describe("the team", () => {
  beforeEach(() => {
    openSession();
    server.use(
      http.get("*/users", () => HttpResponse.json({ items: [ada, siti], next_cursor: null })),
    );
  });

  it("shows who is there, how they log in, and whether with a second step", async () => {
    renderApp(<TeamPage />);
    const row = (await screen.findByText("Siti")).closest("tr") as HTMLElement;
    expect(within(row).getByText("Single sign-on")).toBeInTheDocument();
    expect(within(row).getByText("Off")).toBeInTheDocument();
  });

  it("changes name and role", async () => {
    const bodies: unknown[] = [];
    server.use(
      http.patch("*/users/2", async ({ request }) => {
        bodies.push(await request.json());
        return HttpResponse.json(siti);
      }),
    );
    renderApp(<TeamPage />);
    await open("Siti", /Name and role/);
    await userEvent.selectOptions(screen.getByLabelText("Role"), "admin");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(bodies).toEqual([{ name: "Siti", role: "admin" }]));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("explains why the last admin cannot be made an agent, and keeps the form", async () => {
    server.use(http.patch("*/users/1", () => refuse({ status: 409, code: "last-admin" })));
    renderApp(<TeamPage />);
    await open("Ada", /Name and role/);
    await userEvent.selectOptions(screen.getByLabelText("Role"), "agent");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("This is the last active admin.");
    expect(screen.getByLabelText("Role")).toHaveValue("agent");
  });

  it("says what a deactivation does, and why it was refused", async () => {
    server.use(http.patch("*/users/1", () => refuse({ status: 409, code: "last-admin" })));
    renderApp(<TeamPage />);
    await open("Ada", /Deactivate/);
    const dialog = screen.getByRole("dialog");
    expect(dialog).toHaveTextContent("logged out everywhere at once, open screens included");
    await userEvent.click(within(dialog).getByRole("button", { name: "Deactivate" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("last active admin");
  });

  it("puts a taken username and a weak password to their fields", async () => {
    server.use(
      http.post("*/auth/register", () => refuse({ status: 409, code: "username-taken" }), {
        once: true,
      }),
      http.post("*/auth/register", () =>
        refuse({
          status: 400,
          code: "invalid",
          errors: [{ field: "password", message: "is one of the commonest" }],
        }),
      ),
    );
    renderApp(<TeamPage />);
    await userEvent.click(await screen.findByRole("button", { name: "Add a person" }));
    await userEvent.type(screen.getByLabelText("Username"), "siti");
    await userEvent.type(screen.getByLabelText("Name"), "Siti");
    await userEvent.type(screen.getByLabelText("Password"), "qwertyuiop");
    await userEvent.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText(/somebody of that username already/)).toBeInTheDocument();
    expect(screen.getByLabelText("Username")).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText(/too common, or made of the username/)).toBeInTheDocument();
    expect(screen.getByLabelText("Password")).toHaveAttribute("aria-invalid", "true");
  });

  it("shows where somebody is logged in, and ends it", async () => {
    let ended = false;
    server.use(
      http.get("*/users/2/sessions", () =>
        HttpResponse.json({
          items: ended
            ? []
            : [
                {
                  id: "s",
                  started_at: "2026-11-01T00:00:00Z",
                  last_used_at: "2026-11-01T00:00:00Z",
                  address: "203.0.113.7",
                  client: null,
                  current: false,
                },
              ],
          next_cursor: null,
        }),
      ),
      http.delete("*/users/2/sessions", () => {
        ended = true;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    renderApp(<TeamPage />);
    await open("Siti", /logged in/);
    expect(await screen.findByText(/203\.0\.113\.7/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Log out everywhere" }));
    expect(await screen.findByText("Nowhere at the moment.")).toBeInTheDocument();
  });
});

describe("small things of the team", () => {
  it("makes up passwords that differ and that nobody misreads", () => {
    const made = new Set(Array.from({ length: 50 }, newPassword));
    expect(made.size).toBe(50);
    for (const password of made) {
      expect(password).toMatch(/^([a-hj-km-zA-HJ-NP-Z2-9]{4}-){3}[a-hj-km-zA-HJ-NP-Z2-9]{4}$/);
    }
  });

  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140.0 Safari/537.36 Edg/140.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Version/18.0 Safari/604.1",
      "Safari · iOS",
    ],
    ["curl/8.5.0", "curl/8.5.0"],
    [null, null],
  ])("calls a client by its name: %s", (agent, name) => expect(clientName(agent)).toBe(name));
});
