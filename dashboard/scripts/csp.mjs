// After the build: writes the hashes of the pages' inline scripts to out/csp-script-hashes.txt, one a line. The gateway allows
// these scripts and no others (https://www.w3.org/TR/CSP3/#strict-dynamic-usage is not needed for static pages).
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const out = new URL("../out/", import.meta.url);
const hashes = new Set();
for (const name of readdirSync(out, { recursive: true })) {
  if (!String(name).endsWith(".html")) continue;
  const page = readFileSync(new URL(String(name), out), "utf8");
  for (const [, script] of page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)) {
    hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  }
}
if (hashes.size === 0)
  throw new Error("No inline scripts found: has the form of the pages changed?");
writeFileSync(new URL("csp-script-hashes.txt", out), [...hashes].sort().join("\n") + "\n");
console.log(`${hashes.size} inline scripts allowed`);
