import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { aUser } from "@/test/builders";
import { server } from "@/test/server";
import { session, useSession } from "./session";

let asked = 0;

beforeEach(() => {
  asked = 0;
  window.history.replaceState(null, "", "/login/");
  useSession.setState({ state: "unknown" }, true);
  server.use(
    http.post("*/auth/refresh", () => {
      asked++;
      return HttpResponse.json({}, { status: 401 });
    }),
    http.post("*/auth/login", () =>
      HttpResponse.json({ access_token: "t", expires_in: 900, user: aUser() }),
    ),
  );
});

it("asks for no session where nobody was ever logged in", async () => {
  await session.begin();
  expect(useSession.getState().state).toBe("anonymous");
  expect(asked).toBe(0);
});

it("asks on every other page, since a login at a provider ends there", async () => {
  window.history.replaceState(null, "", "/dashboard-agent/");
  await session.begin();
  expect(asked).toBe(1);
});

it("asks on the login page where somebody was logged in", async () => {
  await session.login({ username: "ayu", password: "secret" });
  await session.begin();
  expect(asked).toBe(1);
});
