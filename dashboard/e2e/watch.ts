import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** The browser complains of every refused request; these are part of the plan. */
const EXPECTED = [
  // Whether somebody is logged in is found out by trying.
  /status of 401 .*\/auth\/(refresh|login)/,
];

/** What a person never sees and must not happen: errors in the console (violations of the CSP among them), uncaught exceptions. */
export class Watch {
  private readonly complaints: string[] = [];
  private readonly allowed: RegExp[] = [...EXPECTED];

  follow(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") {
        this.note(describe(message));
      }
    });
    context.on("weberror", (error) => this.note(`uncaught: ${error.error().stack}`));
  }

  /** In this test, complaints like this are part of the plan. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  /** Everything that nobody allowed. */
  unexpected(): string[] {
    return this.complaints.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }

  private note(text: string): void {
    this.complaints.push(text);
  }
}

function describe(message: ConsoleMessage): string {
  return `${message.text()} ${message.location().url}`;
}
