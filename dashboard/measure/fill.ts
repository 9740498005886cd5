import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BENCHMARKS = fileURLToPath(new URL("../../infra/benchmarks/target/", import.meta.url));
const MESSAGES = 1_000_000; // ten a chat
const LONG_THREAD = 5_000;

/** Fills the system with 100,000 chats, once, and gives the number of the long one. `./bench --help` builds what fills it. */
export function fill(): string {
  const addresses = process.env.E2E_ADDRESSES ?? "";
  const run = dirname(addresses);
  const filled = join(run, "filled");
  if (!existsSync(filled)) {
    const { postgres } = JSON.parse(readFileSync(addresses, "utf8")) as {
      postgres: { port: number };
    };
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
    console.log(`Filling in ${MESSAGES / 10} chats`);
    const chat = execFileSync(
      java,
      [
        "-cp",
        `${join(BENCHMARKS, "benchmarks.jar")}:${join(BENCHMARKS, "lib/*")}`,
        "io.messagecenter.benchmarks.inbox.Fill",
        String(postgres.port),
        String(MESSAGES),
        String(LONG_THREAD),
      ],
      {
        env: {
          ...process.env,
          PGPASSWORD: readFileSync(join(run, "postgres.password"), "utf8").trim(),
        },
      },
    );
    writeFileSync(filled, String(chat).trim());
  }
  return readFileSync(filled, "utf8");
}
