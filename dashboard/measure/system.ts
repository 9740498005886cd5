import { join } from "node:path";
import { publish, startCenter } from "../e2e/system";

/** A system of its own; with E2E_DATA, the data folder of one that runs already, that one. */
export default async function startMeasured(): Promise<(() => Promise<void>) | void> {
  const running = process.env.E2E_DATA;
  if (running) {
    publish(join(running, "run/addresses.json"));
    return;
  }
  const system = await startCenter("measure");
  publish(system.addresses);
  return system.stop;
}
