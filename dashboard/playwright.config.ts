import { defineConfig } from "@playwright/test";
import { chromium, FLAGS } from "./scripts/chromium.mjs";

/** Whole flows in a real browser, against the real system (e2e/system.ts starts it). */
export default defineConfig({
  testDir: "e2e",
  outputDir: "target/e2e-results",
  globalSetup: "./e2e/system.ts",
  // One system, and few cores: the flows come one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.E2E_GATEWAY,
    locale: "en-GB",
    timezoneId: "Asia/Jakarta",
    viewport: { width: 1440, height: 900 },
    // Recording slows all flows down; for one that fails: npm run e2e -- --trace on
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromium(), args: FLAGS },
  },
});
