import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TARGET = fileURLToPath(new URL("../target/", import.meta.url));
const START_PATIENCE_MS = 10 * 60_000;
const STOP_PATIENCE_MS = 60_000;

type Addresses = Record<string, { url: string; pid: number }>;

/**
 * Starts Message Center as `./run` does, on free ports, with data of its own, for the whole suite. With E2E_DATA, the data folder of a
 * system that runs already, that one is used and left alone.
 */
export default async function startSystem(): Promise<(() => Promise<void>) | void> {
  const running = process.env.E2E_DATA;
  if (running) {
    publish(join(running, "run/addresses.json"));
    return;
  }
  process.env.COMPILE_FOR_SPEED = "false"; // few minutes of work would not pay for it
  const system = await startCenter("e2e", "--keycloak");
  publish(system.addresses);
  return system.stop;
}

/** Tells the tests where it is. */
export function publish(addresses: string): void {
  const { gateway, simulator } = JSON.parse(readFileSync(addresses, "utf8")) as Addresses;
  if (!gateway || !simulator) {
    throw new Error(`${addresses} names no gateway or no simulator`);
  }
  process.env.E2E_ADDRESSES = addresses;
  process.env.E2E_GATEWAY = gateway.url;
  process.env.E2E_SIMULATOR = simulator.url;
}

/** A system of its own under target/NAME-data; what its parts logged stays in target/NAME-logs. */
export async function startCenter(
  name: string,
  ...options: string[]
): Promise<{ addresses: string; stop: () => Promise<void> }> {
  const data = join(TARGET, `${name}-data`);
  const printed = join(TARGET, `${name}-run.log`);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  const environment: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: data };
  for (const setting of ["WHAPI_TOKEN", "WHAPI_BASE_URL", "WEBHOOK_SECRET", "DEMO"]) {
    delete environment[setting];
  }
  const output = openSync(printed, "w");
  const launcher = spawn(
    join(ROOT, "run"),
    ["--no-build", "--ports", "auto", "--env-file", "/dev/null", ...options],
    { cwd: ROOT, env: environment, stdio: ["ignore", output, output] },
  );
  const addresses = join(data, "run/addresses.json");
  const deadline = Date.now() + START_PATIENCE_MS;
  while (!existsSync(addresses)) {
    if (launcher.exitCode !== null) {
      throw new Error(`./run ended:\n${readFileSync(printed, "utf8")}`);
    }
    if (Date.now() > deadline) {
      await end(launcher);
      throw new Error(`Message Center did not get ready; ${printed} says how far it came.`);
    }
    await pause(200);
  }
  return {
    addresses,
    stop: async () => {
      await end(launcher);
      const logs = join(TARGET, `${name}-logs`);
      rmSync(logs, { recursive: true, force: true });
      cpSync(join(dirname(dirname(addresses)), "logs"), logs, { recursive: true });
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** As Ctrl-C does. */
async function end(launcher: ChildProcess): Promise<void> {
  const ended = new Promise<boolean>((done) => launcher.once("exit", () => done(true)));
  launcher.kill("SIGTERM");
  const timeout = new AbortController();
  const late = pause(STOP_PATIENCE_MS, false, { signal: timeout.signal }).catch(() => false);
  if (launcher.exitCode === null && !(await Promise.race([ended, late]))) {
    launcher.kill("SIGKILL");
    throw new Error("./run did not end.");
  }
  timeout.abort();
}
