import {
  bubble,
  enter,
  expect,
  expectAccessible,
  logIn,
  openChat,
  replyBox,
  rowOf,
  test,
} from "./test";

test("everything from the login to the reply goes by the keyboard", async ({ page, customer }) => {
  await customer.writes("Do you ship to Bandung?");
  const keys = page.keyboard;
  await page.goto("/login/");
  await expect(page.getByLabel("Username")).toBeFocused();
  await keys.type("agent");
  await keys.press("Tab");
  await keys.type("agent123");
  await keys.press("Enter");
  await expect(page.getByRole("grid")).toBeVisible();

  await keys.press("/");
  await keys.type(customer.name);
  await expect(rowOf(page, customer)).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(1);
  await keys.press("Enter");
  await keys.press("Escape");
  await keys.press("j");
  await expect(bubble(page, "Do you ship to Bandung?")).toBeVisible();
  await keys.press("r");
  await expect(replyBox(page)).toBeFocused();
  await keys.type("Yes, every day.");
  await keys.press("Enter");
  await customer.gets("Yes, every day.");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the list, the chat and the way back fit the screen", async ({ page, customer }) => {
    await customer.writes("A question from the road");
    const fits = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        390,
      );
    await logIn(page, "agent", "/login/?return_to=%2Fdashboard-agent%2F%3Fview%3Dall");
    await expect(rowOf(page, customer)).toBeVisible();
    await fits();
    await expectAccessible(page);

    await rowOf(page, customer).getByRole("link").tap();
    await expect(bubble(page, "A question from the road")).toBeVisible();
    await fits();
    await replyBox(page).fill("An answer to the road");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await customer.gets("An answer to the road");
    await expectAccessible(page);

    await page.goBack();
    await expect(rowOf(page, customer)).toBeVisible();
  });
});

test("in Arabic everything begins at the right", async ({ page, customer }) => {
  await customer.writes("مرحبا، أين طلبي؟");
  await enter(page, "agent");
  await openChat(page, customer);
  await page.evaluate(() => {
    const stored = JSON.parse(localStorage.getItem("message-center-preferences") ?? "{}");
    stored.state = { ...stored.state, locale: "ar" };
    localStorage.setItem("message-center-preferences", JSON.stringify(stored));
  });
  await page.reload();

  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(bubble(page, "أين طلبي")).toBeVisible();
  const row = await rowOf(page, customer).boundingBox();
  const thread = await bubble(page, "أين طلبي").boundingBox();
  expect(row!.x).toBeGreaterThan(thread!.x);
  await page.locator("textarea[role=combobox]").fill("طلبك في الطريق");
  await page.keyboard.press("Enter");
  await customer.gets("طلبك في الطريق");
  await expectAccessible(page);
});
