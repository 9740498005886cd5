import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { gateway, Keycloak } from "./keycloak";
import { Customer, enter, expect, expectAccessible, test } from "./test";

const MARK = Date.now().toString(36);

/** The page, as an admin, with its title shown. */
async function open(page: Page, path: string, title: string): Promise<void> {
  await enter(page, "admin");
  await page.goto(`/dashboard-admin/${path}`);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** What a click on the button downloads. */
async function csv(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  return readFileSync(await (await download).path(), "utf8");
}

test("the overview shows what came in, as charts, as tables and as a file", async ({
  page,
  customer,
}) => {
  await customer.writes("Is anybody counting?");
  await open(page, "", "Overview");
  await expect(page.getByText("Messages in", { exact: true }).first()).toBeVisible();
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "As a table" }).first().click();
  await expect(page.getByRole("table").first()).toBeVisible();
  expect(await csv(page)).toContain("messages_in");
});

test("many chats are given to somebody at once", async ({ page }) => {
  const both = [new Customer(`Bulk ${MARK} One`), new Customer(`Bulk ${MARK} Two`)];
  for (const one of both) {
    await one.writes("Who takes care of me?");
  }
  await open(page, "chats/", "All chats");
  await page.getByRole("searchbox").fill(`Bulk ${MARK}`);
  const rows = page.getByRole("row").filter({ hasText: MARK });
  await expect(rows).toHaveCount(2);
  for (const one of both) {
    await page.getByRole("checkbox", { name: `Choose ${one.name}` }).check();
  }
  await expectAccessible(page);

  await page
    .getByRole("toolbar", { name: "What to do with the chosen chats" })
    .getByRole("button", { name: "Assign" })
    .click();
  const dialog = page.getByRole("dialog", { name: "Assign" });
  const agents = dialog.getByRole("combobox");
  const agent = (await agents.getByRole("option").nth(1).textContent()) ?? "";
  await agents.selectOption({ label: agent });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("2 chats changed")).toBeVisible();
  await expect(rows.filter({ hasText: agent })).toHaveCount(2);
});

test("somebody new can log in at once", async ({ page, browser }) => {
  const username = `ayu.${MARK}`;
  await open(page, "team/", "Team");
  await expect(page.getByRole("row").filter({ hasText: "agent" }).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Add a person" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a person" });
  await dialog.getByLabel("Username").fill(username);
  await dialog.getByLabel("Name", { exact: true }).fill(`Ayu ${MARK}`);
  await dialog.getByRole("button", { name: "Make one up" }).click();
  const password = await dialog.getByLabel("Password", { exact: true }).inputValue();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("row").filter({ hasText: `Ayu ${MARK}` })).toBeVisible();

  const context = await browser.newContext(gateway === undefined ? {} : { baseURL: gateway });
  const theirs = await context.newPage();
  const keycloak = Keycloak.find();
  await theirs.goto("/login/");
  if (keycloak) {
    // People are the provider's then.
    await keycloak.logInFirst(theirs, username, password, `own-${password}`);
  } else {
    await theirs.getByLabel("Username").fill(username);
    await theirs.getByLabel("Password", { exact: true }).fill(password);
    await theirs.getByRole("button", { name: "Log in" }).click();
  }
  await theirs.waitForURL(/\/dashboard-agent\//);
  await context.close();
});

test("a canned answer is made, and one with a wrong variable is not", async ({ page }) => {
  await open(page, "canned-answers/", "Canned answers");
  await page.getByRole("button", { name: "Add an answer" }).click();
  const dialog = page.getByRole("dialog", { name: "New canned answer" });
  await dialog.getByLabel("Shortcut").fill(`hours-${MARK}`);
  await dialog.getByLabel("Text", { exact: true }).fill("Dear {{customer.nam}}");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("There is no variable “customer.nam”.")).toBeVisible();
  await expectAccessible(page);

  await dialog
    .getByLabel("Text", { exact: true })
    .fill("Dear {{customer.name}}, we are here from 9 to 17.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: `/hours-${MARK}` })).toBeVisible();
  await expectAccessible(page);
});

test("a rule of the bot is made and tried", async ({ page }) => {
  await open(page, "bot/", "Bot");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const dialog = page.getByRole("dialog", { name: "New rule" });
  await dialog.getByLabel("Name").fill(`Parking ${MARK}`);
  await dialog.getByLabel("Keywords").fill(`park${MARK}`);
  await page.keyboard.press("Enter");
  await dialog.getByLabel("Answer").fill("You can park behind the house.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  await page.getByLabel("What would the bot say to …").fill(`Where can I park${MARK}?`);
  await page.getByRole("button", { name: "Try", exact: true }).click();
  await expect(page.getByText(`The rule “Parking ${MARK}” answers:`)).toBeVisible();
  await expect(page.getByText("You can park behind the house.").first()).toBeVisible();
  await expectAccessible(page);
});

test("the channel is tested the whole way round", async ({ page }) => {
  await open(page, "channel/", "Channel");
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(page.getByText(/^It works: [\d,]+ ms/)).toBeVisible();
  await expectAccessible(page);
});

test("what nobody could read is looked at and dropped, and the lanes are in time", async ({
  page,
  baseURL,
}) => {
  await fetch(new URL("/webhook/whapi", baseURL), { method: "POST", body: `{"not": ${MARK}` });
  await open(page, "operations/", "Operations");
  await expect(page.getByText("In time").first()).toBeVisible();
  await page.getByRole("combobox", { name: "Topic" }).selectOption("inbound.quarantine");
  await page
    .getByRole("button", { name: /^Open inbound\.quarantine/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Dead letter" });
  await dialog.getByRole("button", { name: "Show the contents" }).click();
  await expect(dialog.getByText(MARK)).toBeVisible();
  await expectAccessible(page);

  await dialog.getByRole("button", { name: "Drop" }).click();
  await page
    .getByRole("dialog", { name: "Drop this dead letter?" })
    .getByRole("button", { name: "Drop" })
    .click();
  await expect(page.getByText(/^inbound\.quarantine\S+ was dropped\.$/)).toBeVisible();
  await expectAccessible(page);
});

test("the audit log is narrowed and downloaded", async ({ page }) => {
  await open(page, "audit/", "Audit log");
  await page.getByLabel("What", { exact: true }).selectOption("Logged in");
  await expect(page).toHaveURL(/action=login\.succeeded/);
  const rows = page.getByRole("row").filter({ hasText: "Logged in" });
  await expect(rows.first()).toBeVisible();
  await expectAccessible(page);
  const file = await csv(page);
  expect(file).toContain("login.succeeded");
  expect(file).not.toContain("user.created");
});

test("the API of each service is there to browse", async ({ page }) => {
  await enter(page, "admin");
  await page.goto("/docs");
  await expect(page.locator('[data-path="/chats/counts"]')).toBeVisible();
  await page.getByRole("button", { name: "auth", exact: true }).click();
  await expect(page.locator('[data-path="/auth/login"]')).toBeVisible();
});
