import { test } from "@playwright/test";
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { figure } from "./figure";

const OUT = new URL("../out/", import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, OUT));

/** The scripts that a page asks for by itself. What is loaded later on demand, or by browsers without modules, does not count. */
function scripts(route: string): number {
  const page = readFileSync(at(`${route}index.html`), "utf8");
  const tags = [...page.matchAll(/<script[^>]*\ssrc="\/([^"?]+)[^>]*>/g)];
  const names = new Set(
    tags.filter(([tag]) => !/\snomodule/i.test(tag)).map(([, name]) => name as string),
  );
  return [...names].reduce((sum, name) => {
    const gz = at(`${name}.gz`);
    return sum + (existsSync(gz) ? statSync(gz).size : gzipSync(readFileSync(at(name))).length);
  }, 0);
}

for (const route of ["login/", "dashboard-agent/", "dashboard-admin/"]) {
  test(`size of /${route}`, () => {
    figure(`JavaScript of /${route}, gzip`, scripts(route) / 1000, "kB", { atMost: 250 });
  });
}
