import type { APIRequestContext } from "@playwright/test";
import { gateway, Keycloak } from "./keycloak";
import { bubble, expect, expectAccessible, logIn, rowOf, test } from "./test";

test.use(gateway === undefined ? {} : { baseURL: gateway });

const keycloak = Keycloak.find()!;
test.skip(
  () => process.env.E2E_DATA !== undefined && keycloak === null,
  "the system that runs already has no Keycloak",
);

test("single sign-on leads to the inbox, a chat is claimed, and logging out ends it at the provider, too", async ({
  page,
  context,
  customer,
}) => {
  const others = await keycloak.sessions("agent");
  await page.goto("/dashboard-agent/");
  await page.waitForURL(/\/login\/\?return_to=/);
  await expect(page.getByRole("link", { name: "Continue with Keycloak" })).toBeVisible();
  await expectAccessible(page);
  await keycloak.logIn(page, "agent", "not this one");
  await expect(page.getByText("Invalid username or password")).toBeVisible();
  await keycloak.prove(page, "agent", "agent123");
  await page.waitForURL(/\/dashboard-agent\//);
  await expect(page.getByRole("button", { name: "Your account: Karl Keycloak" })).toBeVisible();
  // No script can read what keeps one logged in, and no other site makes a browser send it.
  const ours = (await context.cookies()).filter(({ name }) =>
    ["mc_refresh", "media_token"].includes(name),
  );
  expect(ours.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual(
    Array(2).fill({ httpOnly: true, sameSite: "Strict" }),
  );
  expect(page.url()).not.toMatch(/code=|state=|token/);

  await page.goto("/dashboard-agent/?view=all");
  await expect(page.getByRole("grid")).toBeVisible();
  await customer.writes("Who is there?");
  await rowOf(page, customer).getByRole("link").click();
  await expect(bubble(page, "Who is there?")).toBeVisible();
  await page
    .getByRole("region", { name: "Who answers" })
    .getByRole("button", { name: "Take over" })
    .click();
  await expect(page.getByText("You answer; the bot is silent.")).toBeVisible();
  await page.goto("/dashboard-agent/?view=mine");
  await expect(rowOf(page, customer)).toBeVisible();

  expect(await keycloak.sessions("agent")).toBe(others + 1);
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Log out" }).click();
  await page.waitForURL(/\/login\//);
  await expect.poll(() => keycloak.sessions("agent")).toBe(others);
  await page.getByRole("link", { name: "Continue with Keycloak" }).click();
  await expect(page.locator("#password")).toBeVisible();
});

test("who is logged in at the provider gets in without a password, and who is thrown out there is out here", async ({
  page,
  watch,
}) => {
  watch.allow(/status of 401/);
  await page.goto("/login/");
  await keycloak.logIn(page, "agent", "agent123");
  await page.waitForURL(/\/dashboard-agent\//);
  const second = await page.context().newPage();
  await second.goto("/auth/oidc/login?return_to=/dashboard-agent/?view=all");
  await second.waitForURL(/\/dashboard-agent\/\?view=all/);
  await expect(second.getByRole("grid")).toBeVisible();

  await keycloak.throwOut("agent");

  // The screen stays as it is, with the way to the provider over it: there is no password of theirs here.
  const dialog = page.getByRole("dialog").filter({ hasText: "Your session has ended" });
  await expect(dialog.getByRole("link", { name: "Continue with Keycloak" })).toBeVisible();
  await expect(dialog.getByLabel("Password", { exact: true })).toHaveCount(0);
  await expectAccessible(page);
  expect((await page.request.post("/auth/refresh")).status()).toBe(401);
  await dialog.getByRole("link", { name: "Continue with Keycloak" }).click();
  await keycloak.prove(page, "agent", "agent123");
  await page.waitForURL(/\/dashboard-agent\//);
  await expect(page.getByRole("button", { name: "Your account: Karl Keycloak" })).toBeVisible();
});

test("an admin of the provider administers here, and the local account of that name is somebody else", async ({
  page,
}) => {
  await page.goto("/login/");
  await keycloak.logIn(page, "admin", "admin123");
  await page.waitForURL(/\/dashboard-admin\//);
  await page.goto("/dashboard-admin/team/");

  const row = (username: string) =>
    page.getByRole("row").filter({ has: page.getByText(username, { exact: true }) });
  await expect(row("admin-2")).toContainText("Katja Keycloak");
  await expect(row("admin")).not.toContainText("Katja Keycloak");
});

/** The session that these cookies keep: its token and whose it is. */
async function session(request: APIRequestContext) {
  const answer = await request.post("/auth/refresh");
  expect(answer.status()).toBe(200);
  return (await answer.json()) as {
    access_token: string;
    user: { id: number; name: string; role: string; source: string };
  };
}

test("admins make and change the provider's people from here, and it takes effect at once", async ({
  page,
  another,
}) => {
  await logIn(page, "admin");
  const headers = { Authorization: `Bearer ${(await session(page.request)).access_token}` };
  const username = `nora.${Date.now().toString(36)}`;
  const password = "green horses 43";
  const register = (data: Record<string, string>) =>
    page.request.post("/auth/register", {
      headers,
      data: { password, name: "Nora von Neu", role: "agent", ...data },
    });
  const made = await register({ username });
  expect(made.status()).toBe(201);
  const { id, source } = (await made.json()) as { id: number; source: string };
  expect(source).toBe("oidc");
  expect((await register({ username })).status()).toBe(409);
  const locally = (who: string) =>
    page.request.post("/auth/login", { data: { username: who, password } });
  expect((await locally(username)).status()).toBe(401);

  const theirs = await another(gateway === undefined ? {} : { baseURL: gateway });
  await theirs.goto("/login/");
  await keycloak.logInFirst(theirs, username, password, "my own secret 7");
  await theirs.waitForURL(/\/dashboard-agent\//);
  expect((await session(theirs.request)).user).toMatchObject({ id, name: "Nora von Neu" });

  const change = (data: Record<string, unknown>) =>
    page.request.patch(`/users/${id}`, { headers, data });
  expect((await change({ role: "admin", name: "Nora Neuer" })).status()).toBe(200);
  // The next login would undo what the provider does not know.
  await theirs.goto("/auth/oidc/login");
  await theirs.waitForURL(/\/dashboard-admin\//);
  const again = await session(theirs.request);
  expect(again.user).toMatchObject({ id, name: "Nora Neuer", role: "admin" });

  await theirs.goto("about:blank");
  expect((await change({ active: false })).status()).toBe(200);
  const me = () =>
    page.request.get("/auth/me", { headers: { Authorization: `Bearer ${again.access_token}` } });
  await expect.poll(async () => (await me()).status(), { timeout: 2_000 }).toBe(401);
  await theirs.goto("/login/");
  await keycloak.logIn(theirs, username, "my own secret 7");
  await expect(theirs.locator("#password")).toBeVisible();

  const local = `local.${username}`;
  expect((await register({ username: local, source: "local" })).status()).toBe(201);
  expect((await locally(local)).status()).toBe(200);
});
