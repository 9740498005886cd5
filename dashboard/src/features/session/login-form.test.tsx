import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it, vi } from "vitest";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { LoginForm } from "./login-form";
import { returnTo } from "./login-page";

const user = {
  id: 7,
  username: "rina",
  name: "Rina",
  role: "agent" as const,
  active: true,
  created_at: "2026-11-01T00:00:00Z",
};
const grant = { access_token: "t", token_type: "bearer", expires_in: 900, user };
const LOGIN = "*/auth/login";

const refuse = (status: number, code: string, headers: Record<string, string> = {}) =>
  http.post(LOGIN, () => HttpResponse.json({ status, code, detail: code }, { status, headers }));

async function fillIn() {
  await userEvent.type(screen.getByLabelText("Username"), "rina");
  await userEvent.type(screen.getByLabelText("Password"), "correct horse");
  await userEvent.click(screen.getByRole("button", { name: "Log in" }));
}

describe("the login form", () => {
  it("logs in with username and password", async () => {
    const done = vi.fn();
    server.use(http.post(LOGIN, () => HttpResponse.json(grant)));
    renderApp(<LoginForm onDone={done} />);
    await fillIn();
    await vi.waitFor(() => expect(done).toHaveBeenCalledWith(user));
  });

  it("says that the password is wrong, and keeps the username", async () => {
    server.use(refuse(401, "wrong-credentials"));
    renderApp(<LoginForm onDone={vi.fn()} />);
    await fillIn();
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The username or the password is wrong.",
    );
    expect(screen.getByLabelText("Username")).toHaveValue("rina");
    expect(screen.getByLabelText("Password")).toHaveFocus();
  });

  it("says how long to wait after too many failures", async () => {
    server.use(refuse(429, "too-many-failed-logins", { "Retry-After": "42" }));
    renderApp(<LoginForm onDone={vi.fn()} />);
    await fillIn();
    expect(await screen.findByRole("alert")).toHaveTextContent("Wait 42 seconds");
  });

  it("asks for the code where the account has a second factor", async () => {
    const done = vi.fn();
    server.use(
      http.post(LOGIN, async ({ request }) => {
        const body = (await request.json()) as { code?: string };
        return body.code === "123456"
          ? HttpResponse.json(grant)
          : HttpResponse.json({ status: 401, code: "second-factor-required" }, { status: 401 });
      }),
    );
    renderApp(<LoginForm onDone={done} />);
    await fillIn();
    await userEvent.type(await screen.findByLabelText("Code"), "123456");
    await userEvent.click(screen.getByRole("button", { name: "Log in" }));
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  });

  it("asks for what is missing without a call", async () => {
    renderApp(<LoginForm onDone={vi.fn()} />);
    await userEvent.click(screen.getByRole("button", { name: "Log in" }));
    expect(await screen.findByText("Type your username.")).toBeInTheDocument();
  });
});

describe("the way back after the login", () => {
  it.each(["https://evil.example/", "//evil.example", "/auth/logout", "javascript:alert(1)", null])(
    "does not leave the dashboard for %s",
    (wanted) => expect(returnTo(wanted, { ...user, role: "agent" })).toBe("/dashboard-agent/"),
  );

  it.each([
    "/dashboard-agent/?c=4",
    "/dashboard-admin/canned-answers/",
    "/dashboard-admin/audit/?from=1",
  ])("leads to the page that was asked for: %s", (wanted) =>
    expect(returnTo(wanted, user)).toBe(wanted),
  );
});
