import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

type Line = { name: string; value: string; goal: string };

/** Prints all figures at the end. */
export default class Table implements Reporter {
  private readonly lines: Line[] = [];

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations) {
      if (type === "figure" && description) {
        this.lines.push(JSON.parse(description) as Line);
      }
    }
  }

  onEnd(): void {
    const wide = Math.max(0, ...this.lines.map((line) => line.name.length));
    console.log(
      ["", ...this.lines.map((l) => `  ${l.name.padEnd(wide)}  ${l.value.padStart(10)}  ${l.goal}`)]
        .join("\n")
        .concat("\n"),
    );
  }
}
