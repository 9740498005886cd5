import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type BrowserContextOptions, type Page } from "@playwright/test";
import { Customer } from "./customer";
import { Watch } from "./watch";

const PASSWORDS = { agent: "agent123", admin: "admin123" };
export type Account = keyof typeof PASSWORDS;

type Fixtures = {
  watch: Watch;
  /** Another browser, of another person, that is watched as well. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
  customer: Customer;
};

export const test = base.extend<Fixtures>({
  watch: [
    async ({ context }, use) => {
      const watch = new Watch();
      watch.follow(context);
      await use(watch);
      expect(watch.unexpected(), "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
  another: async ({ browser, watch, contextOptions }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...(process.env.E2E_GATEWAY ? { baseURL: process.env.E2E_GATEWAY } : {}),
        viewport: { width: 1440, height: 900 },
        locale: "en-GB",
        ...options,
      });
      watch.follow(context);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) {
      await context.close();
    }
  },
  customer: async ({}, use) => {
    await use(new Customer("Rina Wijaya"));
  },
});

export { expect, Customer };

/** Through the form, as a person does. */
export async function logIn(page: Page, account: Account, path = "/login/"): Promise<void> {
  await page.goto(path);
  await page.getByLabel("Username").fill(account);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORDS[account]);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL(/\/dashboard-/);
}

/** Logged in already, for flows that are about something else: the next page opens with a session. */
export async function enter(page: Page, account: Account): Promise<void> {
  const credentials = { username: account, password: PASSWORDS[account] };
  const answer = await page.request.post("/auth/login", { data: credentials });
  expect(answer.status(), `login of ${account}`).toBe(200);
}

/** The customer's row in the list. */
export const rowOf = (page: Page, customer: Customer) =>
  page.getByRole("row").filter({ hasText: customer.name });

export const replyBox = (page: Page) =>
  page.getByRole("combobox", { name: "Reply to the customer" });

/** The bubble with these words in the thread. */
export const bubble = (page: Page, text: string) =>
  page.locator("[data-message]").filter({ hasText: text });

/** Opens the customer's chat from the list of all chats. */
export async function openChat(page: Page, customer: Customer): Promise<void> {
  await page.goto("/dashboard-agent/?view=all");
  await rowOf(page, customer).getByRole("link").click();
  await expect(page.getByRole("region", { name: `Chat with ${customer.name}` })).toBeVisible();
}

/**
 * No violation of WCAG 2.2 A and AA on the page as it is, in the light and in the dark. What fades in or out meanwhile has other
 * colours than those that people read: the page is looked at again until it has come to rest.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect
      .poll(() => violations(page), { message: `accessibility, ${colorScheme}`, timeout: 10_000 })
      .toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
  );
}
