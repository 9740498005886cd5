import { expect } from "@playwright/test";

/** What WHAPI was asked to send. */
export type Sent = { body: { body?: string; caption?: string; media?: string } } & Record<
  string,
  unknown
>;

/** A customer with a virtual phone; each test has customers of its own. */
export class Customer {
  private static count = Math.floor(Math.random() * 900);

  readonly phone = `4915${String(Date.now()).slice(-6)}${String(++Customer.count).padStart(3, "0")}`;
  readonly name: string;

  constructor(name: string) {
    this.name = `${name} ${this.phone.slice(-4)}`;
  }

  /** Writes; more fields as the simulator takes them (type, media …). */
  async writes(text: string, more: Record<string, unknown> = {}): Promise<string> {
    const { message_id } = await this.ask<{ message_id: string }>("/sim/inbound", {
      phone: this.phone,
      name: this.name,
      text,
      ...more,
    });
    return message_id;
  }

  /** What was sent to this customer, in order. */
  async got(): Promise<Sent[]> {
    return (await this.ask<{ items: Sent[] }>(`/sim/sent?phone=${this.phone}`)).items;
  }

  /** Waits until these words were sent. */
  async gets(text: string): Promise<void> {
    await expect
      .poll(async () => (await this.got()).map((sent) => sent.body.body ?? sent.body.caption), {
        message: `${this.name} gets “${text}”`,
      })
      .toContain(text);
  }

  private async ask<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${process.env.E2E_SIMULATOR}${path}`, {
      ...(body === undefined
        ? {}
        : {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(body),
          }),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return (await response.json()) as T;
  }
}
