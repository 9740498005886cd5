// After the build: what the gateway wants beside the pages. The hashes of their inline scripts, one a line in
// csp-script-hashes.txt, which are the only such scripts that it lets run; and the compressed form of each text, as name.gz.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const out = new URL("../out/", import.meta.url);
const TEXT = /\.(html|js|css|txt|svg|json|webmanifest)$/;
const WORTH_IT = 1024;

const hashes = new Set();
let whole = 0;
let compressed = 0;
for (const name of readdirSync(out, { recursive: true }).map(String)) {
  if (!TEXT.test(name)) continue;
  const content = readFileSync(new URL(name, out));
  if (name.endsWith(".html")) {
    for (const [, script] of content
      .toString()
      .matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)) {
      hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    }
  }
  if (content.length >= WORTH_IT) {
    const gz = gzipSync(content, { level: 9 });
    writeFileSync(new URL(`${name}.gz`, out), gz);
    whole += content.length;
    compressed += gz.length;
  }
}
if (hashes.size === 0) {
  throw new Error("No inline scripts found: has the form of the pages changed?");
}
writeFileSync(new URL("csp-script-hashes.txt", out), [...hashes].sort().join("\n") + "\n");
const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
console.log(
  `${hashes.size} inline scripts allowed; texts of ${kB(whole)} compressed to ${kB(compressed)}`,
);
