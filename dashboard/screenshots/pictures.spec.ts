import { devices, type Page } from "@playwright/test";
import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { bubble, expect, logIn, replyBox, rowOf, test } from "../e2e/test";
import { busyMorning } from "./story";

const IMAGES = new URL("../../docs/images/", import.meta.url);
const LARGEST = 250_000;

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  await page.mouse.move(0, 0);
  await expect(page.locator(".animate-pulse")).toHaveCount(0);
  const taken = await page.screenshot({ animations: "disabled", caret: "hide" });
  mkdirSync(IMAGES, { recursive: true });
  const file = fileURLToPath(new URL(`${name}.png`, IMAGES));
  await sharp(taken).png({ palette: true, quality: 90, effort: 10 }).toFile(file);
  expect(statSync(file).size, `${name}.png`).toBeLessThan(LARGEST);
}

test("the dashboard on a large screen and on a phone", async ({ page, another, browser }) => {
  const { rina, rinasChat } = await busyMorning(browser);
  await page.goto("/login/");
  await picture(page, "login");

  await logIn(page, "agent");
  await page.goto("/dashboard-agent/?view=all");
  await rowOf(page, rina).getByRole("link").click();
  await expect(bubble(page, "you saved the party")).toBeVisible();
  await expect(page.locator("[data-tick=read]").first()).toBeVisible();
  await expect(page.getByText("0:14")).toBeVisible();
  await replyBox(page).fill("You are welcome, and happy birthday to the lucky one! ");
  await picture(page, "inbox");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "inbox-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await replyBox(page).fill("/");
  await expect(page.getByRole("option").first()).toBeVisible();
  await picture(page, "canned-answers");
  await replyBox(page).fill("");

  await page.evaluate(() => {
    const key = "message-center-preferences";
    const stored = JSON.parse(localStorage.getItem(key) ?? "{}");
    localStorage.setItem(
      key,
      JSON.stringify({ ...stored, state: { ...stored.state, locale: "ar" } }),
    );
  });
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(bubble(page, "you saved the party")).toBeVisible();
  await expect(page.getByText("0:14")).toBeVisible();
  await picture(page, "inbox-arabic");

  const phone = await another({
    ...devices["Pixel 7"],
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  });
  await logIn(phone, "agent");
  await phone.goto("/dashboard-agent/?view=all");
  await expect(rowOf(phone, rina)).toBeVisible();
  await picture(phone, "phone-list");
  await phone.goto(`/dashboard-agent/?view=all&c=${rinasChat}`);
  await expect(bubble(phone, "you saved the party")).toBeVisible();
  await picture(phone, "phone-chat");

  const admin = await another();
  await logIn(admin, "admin");
  const section = async (path: string, name: string) => {
    await admin.goto(`/dashboard-admin/${path}`);
    await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(admin.getByText("Loading …")).toHaveCount(0);
    await picture(admin, name);
  };
  await admin.goto("/dashboard-admin/?range=30d");
  await expect(admin.locator(".recharts-surface").first()).toBeVisible();
  await admin.waitForTimeout(1_500); // the bars grow
  await picture(admin, "overview");
  await section("channel/", "channel");

  await admin.goto("/dashboard-admin/bot/");
  await admin.getByLabel("What would the bot say to …").fill("Is there parking nearby?");
  await admin.getByRole("button", { name: "Try", exact: true }).click();
  await expect(admin.getByText(/The rule .* answers/)).toBeVisible();
  await picture(admin, "bot");

  await admin.goto("/dashboard-admin/chats/");
  for (const name of [/Choose Joko/, /Choose محمد/]) {
    await admin.getByRole("checkbox", { name }).check();
  }
  await picture(admin, "chats");
});
