import { expect, expectAccessible, logIn, test } from "./test";

test("a wrong password is told, and the right one leads to the inbox", async ({ page }) => {
  await page.goto("/dashboard-agent/");
  await page.waitForURL(/\/login\/\?return_to=/);
  await page.getByLabel("Username").fill("agent");
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "wrong" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Password", { exact: true }).fill("agent123");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/dashboard-agent\//);
  await expect(page.getByRole("navigation", { name: "Sections" })).toBeVisible();

  await page.reload();
  await expect(page.getByRole("navigation", { name: "Sections" })).toBeVisible();
});

test("logging out in one tab logs out the other", async ({ page, context }) => {
  await logIn(page, "agent");
  const other = await context.newPage();
  await other.goto("/dashboard-agent/");
  await expect(other.getByRole("navigation", { name: "Sections" })).toBeVisible();

  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Log out" }).click();

  await page.waitForURL(/\/login\//);
  await other.waitForURL(/\/login\//);
  await other.goto("/dashboard-agent/");
  await other.waitForURL(/\/login\//);
});

test("an unknown address says so and shows the way back", async ({ page, watch }) => {
  watch.allow(/status of 404/);
  const response = await page.goto("/nowhere/at/all");

  expect(response?.status()).toBe(404);
  await expect(page.getByText("There is no such page")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "To the inbox" }).click();
  await page.waitForURL(/\/login\//);
});

test("agents are told that the administration is not theirs", async ({ page }) => {
  await logIn(page, "agent", "/login/?return_to=%2Fdashboard-admin%2F");

  await expect(page.getByText("Only for admins")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "To the inbox" }).click();
  await page.waitForURL(/\/dashboard-agent\//);
});

test("admins begin in the administration, whatever their language", async ({ page }) => {
  await page.goto("/login/");
  await page.getByLabel("Language").selectOption("ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expectAccessible(page);
  await page.getByLabel("Language").or(page.getByRole("combobox")).selectOption("en");

  await logIn(page, "admin");
  await page.waitForURL(/\/dashboard-admin\//);
});

test("scripts that are not the dashboard's do not run", async ({ page, watch }) => {
  watch.allow(/Content Security Policy/);
  await page.goto("/login/");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'owned'";
    document.body.append(script);
  });

  await expect(page).not.toHaveTitle("owned");
});
