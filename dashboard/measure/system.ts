import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publish, startCenter } from "../e2e/system";

const BENCHMARKS = fileURLToPath(new URL("../../infra/benchmarks/target/", import.meta.url));
const MESSAGES = 1_000_000; // ten a chat
const LONG_THREAD = 5_000;

/** A system with 100,000 chats, one of which is long. `./bench --help` builds what fills it. */
export default async function startFilled(): Promise<() => Promise<void>> {
  const system = await startCenter("measure");
  publish(system.addresses);
  const run = dirname(system.addresses);
  const { postgres } = JSON.parse(readFileSync(system.addresses, "utf8")) as {
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
  process.env.MEASURE_LONG_CHAT = String(chat).trim();
  return system.stop;
}
