import { test, type Page } from "@playwright/test";
import { Customer } from "../e2e/customer";
import { bubble, expect, logIn, replyBox, rowOf } from "../e2e/test";
import { figure, percentile } from "./figure";
import { fill } from "./fill";

const CHATS = 40;
const KEYS = 120;
const PUSHES = 30;

let longChat: string;
test.beforeAll(() => {
  longChat = fill();
});

declare global {
  interface Window {
    /** When the stream brought which bytes. */
    pushes: { at: number; text: string }[];
    /** When the chat that a key led to was there, in milliseconds after the key. */
    painted: Promise<number>;
  }
}

/** Presses the key and returns the milliseconds until the next chat's messages were painted. */
async function next(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const before = new URLSearchParams(location.search).get("c");
    window.painted = new Promise<number>((done) => {
      document.addEventListener(
        "keydown",
        () => {
          const pressed = performance.now();
          const look = () => {
            const now = new URLSearchParams(location.search).get("c");
            if (now !== before && document.querySelector("[role=log] [data-message]")) {
              setTimeout(() => done(performance.now() - pressed)); // after this frame's paint
            } else {
              requestAnimationFrame(look);
            }
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.painted);
}

test("the next chat", async ({ page }) => {
  await logIn(page, "admin");
  await page.goto("/dashboard-agent/?view=all");
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("[role=log] [data-message]").first()).toBeVisible();
  const cold: number[] = [];
  const warm: number[] = [];
  for (let i = 0; i < CHATS; i++) {
    cold.push(await next(page, "j"));
  }
  for (let i = 0; i < CHATS; i++) {
    warm.push(await next(page, "k"));
  }
  figure("next chat, never seen, p95", percentile(cold, 0.95), "ms", { atMost: 400 });
  figure("next chat, seen before, p95", percentile(warm, 0.95), "ms", { atMost: 100 });
});

test("typing in a thread of 5,000 messages", async ({ page }) => {
  await logIn(page, "admin");
  await page.goto(`/dashboard-agent/?view=all&c=${longChat}`);
  await expect(bubble(page, "Message 5000 of many").first()).toBeVisible();
  const log = page.getByRole("log");
  await expect
    .poll(
      async () => {
        await log.evaluate((element) => (element.scrollTop = 0));
        return page.locator("[data-message]").first().textContent();
      },
      { timeout: 5 * 60_000, intervals: [150] },
    )
    // The first of them, or one of the ten of every chat, which are older or newer.
    .toMatch(/^(Message 11 of many|(?!Message \d+ of many))/);
  await page.keyboard.press("End");
  await page.evaluate(() => {
    window.pushes = [];
    document.addEventListener(
      "keydown",
      () => {
        const pressed = performance.now();
        requestAnimationFrame(() =>
          setTimeout(() => window.pushes.push({ at: performance.now() - pressed, text: "" })),
        );
      },
      { capture: true },
    );
  });
  await replyBox(page).click();
  await page.keyboard.type("some words ".repeat(Math.ceil(KEYS / 11)), { delay: 40 });
  const took = await page.evaluate(() => window.pushes.map((key) => key.at));
  figure("a keystroke beside 5,000 messages, p95", percentile(took, 0.95), "ms", { atMost: 50 });
});

test("from pushed to painted", async ({ page }) => {
  await page.addInitScript(() => {
    window.pushes = [];
    const plain = window.fetch.bind(window);
    window.fetch = async (...request) => {
      const response = await plain(...request);
      if (!response.body || !response.url.includes("/chats/stream")) {
        return response;
      }
      const decoder = new TextDecoder();
      const noted = response.body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(part, out) {
            window.pushes.push({ at: performance.now(), text: decoder.decode(part) });
            out.enqueue(part);
          },
        }),
      );
      return new Response(noted, response);
    };
  });
  const customer = new Customer("Measured Customer");
  await customer.writes("the first one");
  await logIn(page, "admin");
  await page.goto("/dashboard-agent/?view=all");
  await rowOf(page, customer).getByRole("link").click();
  await expect(bubble(page, "the first one")).toBeVisible();
  const took: number[] = [];
  for (let i = 0; i < PUSHES; i++) {
    const words = `pushed number ${i} of them`;
    const painted = page.evaluate(
      (text) =>
        new Promise<number>((done) => {
          const look = () =>
            [...document.querySelectorAll("[data-message]")].some((m) =>
              m.textContent?.includes(text),
            )
              ? setTimeout(() => done(performance.now()))
              : requestAnimationFrame(look);
          requestAnimationFrame(look);
        }),
      words,
    );
    await customer.writes(words);
    const at = await painted;
    const pushed = await page.evaluate(
      (text) => window.pushes.find((push) => push.text.includes(text))?.at,
      words,
    );
    took.push(at - (pushed ?? NaN));
  }
  figure("from pushed to painted, p95", percentile(took, 0.95), "ms", { atMost: 50 });
});
