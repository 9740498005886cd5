const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** How long to wait before the try after this many failures: doubling, with jitter, since all screens lose a server together. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return most / 2 + (random() * most) / 2;
}

/** Waits, but no longer than until the signal or one of the window's events says that it is worth another look. */
export function pause(ms: number, signal: AbortSignal, wakeBy: string[] = []): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      wakeBy.forEach((name) => window.removeEventListener(name, wake));
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake);
    wakeBy.forEach((name) => window.addEventListener(name, wake));
    if (signal.aborted) {
      wake();
    }
  });
}
