import { defineConfig } from "@playwright/test";
import { chromium, FLAGS } from "../scripts/chromium.mjs";

/** Takes the pictures of docs/images anew; the README shows them. */
export default defineConfig({
  testDir: ".",
  outputDir: "../target/screenshots-results",
  globalSetup: "../e2e/system.ts",
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.E2E_GATEWAY,
    locale: "en-GB",
    timezoneId: "Asia/Jakarta",
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: chromium(), args: FLAGS },
  },
});
