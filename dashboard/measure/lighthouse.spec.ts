import { test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium as browserType } from "@playwright/test";
import { chromium, FLAGS } from "../scripts/chromium.mjs";
import { logIn } from "../e2e/test";
import { figure } from "./figure";
import { fill } from "./fill";

const TOOL = fileURLToPath(new URL("../tools/lighthouse/", import.meta.url));
const TARGET = fileURLToPath(new URL("../target/lighthouse/", import.meta.url));
const PORT = 9333;

type Report = { categories: Record<string, { title: string; score: number | null }> };

test.beforeAll(() => {
  execFileSync("npm", ["ci", "--ignore-scripts", "--silent"], { cwd: TOOL });
  mkdirSync(TARGET, { recursive: true });
  fill();
});

for (const [name, path] of [
  ["login", "/login/"],
  ["inbox", "/dashboard-agent/?view=all"],
] as const) {
  test(`Lighthouse of the ${name}`, async ({ baseURL }) => {
    const browser = await browserType.launchPersistentContext(`${TARGET}${name}-profile`, {
      executablePath: chromium(),
      args: [...FLAGS, `--remote-debugging-port=${PORT}`],
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    try {
      if (name !== "login") {
        await logIn(await browser.newPage(), "agent");
      }
      execFileSync(
        `${TOOL}node_modules/.bin/lighthouse`,
        [
          new URL(path, baseURL).href,
          `--port=${PORT}`,
          "--preset=desktop",
          "--disable-storage-reset",
          "--quiet",
          "--output=json",
          "--output=html",
          `--output-path=${TARGET}${name}`,
        ],
        { stdio: "ignore" },
      );
    } finally {
      await browser.close();
    }
    const report = JSON.parse(readFileSync(`${TARGET}${name}.report.json`, "utf8")) as Report;
    for (const { title, score } of Object.values(report.categories)) {
      figure(`Lighthouse, ${name}: ${title}`, (score ?? 0) * 100, "", { atLeast: 95 });
    }
  });
}
