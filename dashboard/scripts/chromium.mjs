// Which Chromium the browser tests and measurements use: the one that CHROMIUM names, or the first that is installed.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What headless runs need where there is no graphics card, and root for a user. */
export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"];

/** Its path, or null. */
export function findChromium(environment = process.env) {
  const onPath = (environment.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = environment.CHROMIUM ? [environment.CHROMIUM] : [...onPath, ...ELSEWHERE];
  return candidates.find(isProgram) ?? null;
}

/** Its path. */
export function chromium() {
  const found = findChromium();
  if (found === null) {
    throw new Error(
      "No Chromium was found: install Chromium or Google Chrome, or let CHROMIUM name its program.",
    );
  }
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findChromium();
  if (found === null) process.exit(1);
  console.log(found);
}
