import type { Page } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { Customer } from "../e2e/customer";
import { bubble, expect, logIn, replyBox, rowOf, test } from "../e2e/test";

const IMAGES = new URL("../../docs/images/", import.meta.url);

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: fileURLToPath(new URL(`${name}.png`, IMAGES)),
    animations: "disabled",
    caret: "hide",
  });
}

/** A morning's customers. */
async function morning(): Promise<Customer> {
  const others: [string, string][] = [
    ["Budi Santoso", "Is the blue batik shirt there in size L?"],
    ["Siti Aminah", "Terima kasih, paketnya sudah sampai 🙏"],
    ["Pak Joko", "Can I change the delivery address?"],
    ["Ayu Lestari", "hello"],
    ["محمد العلي", "هل يمكنني الدفع عند الاستلام؟"],
    ["Dewi Kusuma", "Where is the shop, and until when is it open?"],
  ];
  for (const [name, text] of others) {
    await new Customer(name).writes(text);
  }
  const rina = new Customer("Rina Wijaya");
  await rina.writes("Hi! My order 4711 was to come yesterday");
  await rina.writes("It is a birthday present, so I am getting a bit nervous 😅");
  return rina;
}

test("the dashboard on a large screen and on a phone", async ({ page, another }) => {
  await page.goto("/login/");
  await picture(page, "login");

  const rina = await morning();
  await logIn(page, "agent");
  await page.goto("/dashboard-agent/?view=all");
  await rowOf(page, rina).getByRole("link").click();
  await expect(bubble(page, "birthday present")).toBeVisible();
  await replyBox(page).fill("Good morning Rina, I am looking into it right now.");
  await page.keyboard.press("Enter");
  await rina.gets("Good morning Rina, I am looking into it right now.");
  await rina.writes("Thank you so much!");
  await expect(bubble(page, "Thank you so much!")).toBeVisible();
  await replyBox(page).fill("It left our warehouse at 8, and ");
  await picture(page, "inbox");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "inbox-dark");

  const phone = await another({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  await logIn(phone, "agent");
  await phone.goto("/dashboard-agent/?view=all");
  await rowOf(phone, rina).getByRole("link").tap();
  await expect(bubble(phone, "Thank you so much!")).toBeVisible();
  await picture(phone, "phone");

  const admin = await another();
  await logIn(admin, "admin");
  await expect(admin.getByRole("heading").first()).toBeVisible();
  await admin.waitForLoadState("networkidle").catch(() => {}); // the stream never ends
  await picture(admin, "overview");
});
