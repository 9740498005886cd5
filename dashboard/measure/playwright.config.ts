import { defineConfig } from "@playwright/test";
import { chromium, FLAGS } from "../scripts/chromium.mjs";

/** What docs/dashboard.md promises, measured; not a part of ./test, since other work on the machine would be measured, too. */
export default defineConfig({
  testDir: ".",
  outputDir: "../target/measure-results",
  globalSetup: "./system.ts",
  workers: 1,
  timeout: 10 * 60_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ["./table.ts"]],
  use: {
    baseURL: process.env.E2E_GATEWAY,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    launchOptions: { executablePath: chromium(), args: FLAGS },
  },
});
