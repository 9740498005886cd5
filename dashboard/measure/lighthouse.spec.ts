import { test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium as browserType } from "@playwright/test";
import { chromium, FLAGS } from "../scripts/chromium.mjs";
import { logIn } from "../e2e/test";
import { figure, percentile } from "./figure";
import { fill } from "./fill";

const TOOL = fileURLToPath(new URL("../tools/lighthouse/", import.meta.url));
const TARGET = fileURLToPath(new URL("../target/lighthouse/", import.meta.url));

/** The performance of single runs differs by some points: their median counts. */
const RUNS = 3;

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
    const profile = `${TARGET}${name}-profile`;
    rmSync(profile, { recursive: true, force: true });
    if (name !== "login") {
      const browser = await browserType.launchPersistentContext(profile, {
        executablePath: chromium(),
        args: FLAGS,
        ...(baseURL === undefined ? {} : { baseURL }),
      });
      await logIn(await browser.newPage(), "agent");
      await browser.close();
    }
    const scores = new Map<string, number[]>();
    for (let run = 0; run < RUNS; run++) {
      for (const { title, score } of Object.values(lighthouse(name, path, profile, baseURL))) {
        scores.set(title, [...(scores.get(title) ?? []), (score ?? 0) * 100]);
      }
    }
    for (const [title, each] of scores) {
      figure(`Lighthouse, ${name}: ${title}`, percentile(each, 0.5), "", { atLeast: 95 });
    }
  });
}

/** The categories of one run, in a browser with this profile. */
function lighthouse(name: string, path: string, profile: string, baseURL: string | undefined) {
  execFileSync(
    `${TOOL}node_modules/.bin/lighthouse`,
    [
      new URL(path, baseURL).href,
      "--preset=desktop",
      "--disable-storage-reset",
      "--quiet",
      "--output=json",
      "--output=html",
      `--output-path=${TARGET}${name}`,
      `--chrome-flags=--headless ${FLAGS.join(" ")} --user-data-dir=${profile}`,
    ],
    { stdio: "ignore", env: { ...process.env, CHROME_PATH: chromium() } },
  );
  const report = JSON.parse(readFileSync(`${TARGET}${name}.report.json`, "utf8")) as Report;
  return report.categories;
}
