import { test, type Page } from "@playwright/test";
import { Customer } from "../e2e/customer";
import { bubble, expect, logIn, rowOf } from "../e2e/test";
import { figure } from "./figure";

const REST_MS = 3_000;
const LATER_MS = 12_000;

/** Counts what comes over the wire as JavaScript, compressed, whatever asked for it. Browsers fetch no `nomodule` scripts. */
async function count(page: Page): Promise<() => Promise<number>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.enable");
  await browser.send("Network.setCacheDisabled", { cacheDisabled: true });
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js")) {
      sizes.push(
        response
          .finished()
          .then(() => response.request().sizes())
          .then(({ responseBodySize }) => responseBodySize),
      );
    }
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

test("size of the login", async ({ page }) => {
  const loaded = await count(page);
  await page.goto("/login/");
  await expect(page.getByLabel("Username")).toBeVisible();
  await page.waitForTimeout(REST_MS);
  figure("JavaScript of the login, gzip", await loaded(), "kB", { atMost: 250 });
});

test("size of the inbox, with a chat opened", async ({ context, page }) => {
  const customer = new Customer("Weighed Customer");
  await customer.writes("How much does it weigh?");
  await logIn(page, "agent");
  await page.close();

  const inbox = await context.newPage();
  const loaded = await count(inbox);
  await inbox.goto("/dashboard-agent/?view=all");
  await rowOf(inbox, customer).getByRole("link").click();
  await expect(bubble(inbox, "How much does it weigh?")).toBeVisible();
  await inbox.waitForTimeout(REST_MS);
  const first = await loaded();
  figure("JavaScript of the inbox with a chat opened, gzip", first, "kB", { atMost: 250 });
  await inbox.waitForTimeout(LATER_MS);
  figure("… fetched ahead when it has come to rest", (await loaded()) - first, "kB", {
    atMost: 100,
  });
});

test("size of the administration", async ({ context, page }) => {
  await logIn(page, "admin");
  await page.close();

  const admin = await context.newPage();
  const loaded = await count(admin);
  await admin.goto("/dashboard-admin/chats/");
  await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
  await admin.waitForTimeout(REST_MS);
  figure("JavaScript of the admins' chats, gzip", await loaded(), "kB", { atMost: 250 });
});
