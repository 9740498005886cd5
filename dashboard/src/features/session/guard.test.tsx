import { screen } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useSession, type User } from "@/lib/session";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { Guard } from "./guard";

vi.mock("next/navigation", () => ({ useRouter: () => ({ replace: vi.fn(), push: vi.fn() }) }));

const rina: User = {
  id: 7,
  username: "rina",
  name: "Rina",
  role: "agent",
  active: true,
  two_factor: false,
  source: "local",
  created_at: "2026-11-01T00:00:00Z",
};

describe("a session that has ended", () => {
  beforeEach(() => {
    server.use(
      http.post("*/auth/refresh", () =>
        HttpResponse.json({ status: 401, code: "session-ended" }, { status: 401 }),
      ),
      http.get("*/auth/config", () =>
        HttpResponse.json({
          password: true,
          oidc: { name: "Keycloak", login_url: "/auth/oidc/login" },
          setup_needed: false,
        }),
      ),
    );
  });

  it("asks whose password is here for it, over what is on the screen", async () => {
    useSession.setState({ state: "expired", user: rina }, true);
    renderApp(<Guard>a draft</Guard>);

    expect(await screen.findByLabelText("Password")).toBeInTheDocument();
    expect(screen.getByText("a draft")).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /Keycloak/ })).not.toBeInTheDocument();
  });

  it("leads whose password is elsewhere there, and back to the page", async () => {
    window.history.replaceState(null, "", "/dashboard-agent/?c=4");
    useSession.setState({ state: "expired", user: { ...rina, source: "oidc" } }, true);
    renderApp(<Guard>a draft</Guard>);

    expect(await screen.findByRole("link", { name: "Continue with Keycloak" })).toHaveAttribute(
      "href",
      "/auth/oidc/login?return_to=%2Fdashboard-agent%2F%3Fc%3D4",
    );
    expect(screen.queryByLabelText("Password")).not.toBeInTheDocument();
  });
});
