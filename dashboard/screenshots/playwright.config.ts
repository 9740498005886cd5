import { defineConfig } from "@playwright/test";
import { chromium, FLAGS } from "../scripts/chromium.mjs";

/** A zone where it is ten in the morning now. */
function morning(): string {
  const hours = 10 - new Date().getUTCHours();
  const ahead = hours < -11 ? hours + 24 : hours;
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

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
    timezoneId: morning(),
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: chromium(), args: FLAGS },
  },
});
