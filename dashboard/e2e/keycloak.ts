import { expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const REALM = "message-center";

type Session = { id: string };

/** Keycloak sends browsers back to this name alone. */
export const gateway = process.env.E2E_GATEWAY?.replace("127.0.0.1", "localhost");

/** Keycloak's own administration, as its console uses it. */
export class Keycloak {
  private constructor(
    readonly url: string,
    private readonly password: string,
  ) {}

  /** The one that runs beside the system under test; null if none does. */
  static find(): Keycloak | null {
    const addresses = process.env.E2E_ADDRESSES;
    if (!addresses) {
      return null;
    }
    const parts = JSON.parse(readFileSync(addresses, "utf8")) as Record<string, { url: string }>;
    return parts.keycloak
      ? new Keycloak(
          parts.keycloak.url,
          readFileSync(join(dirname(addresses), "keycloak.password"), "utf8").trim(),
        )
      : null;
  }

  /** From our login page, by its. */
  async logIn(page: Page, username: string, password: string): Promise<void> {
    await page.getByRole("link", { name: "Continue with Keycloak" }).click();
    await this.prove(page, username, password);
  }

  /** On its page. */
  async prove(page: Page, username: string, password: string): Promise<void> {
    await expect(page).toHaveURL(new RegExp(`^${this.url}/realms/${REALM}/`));
    await page.locator("#username").fill(username);
    await page.locator("#password").fill(password);
    await page.locator("#kc-login").click();
  }

  /** The same the first time with a password that somebody else made up: it asks for one of their own. */
  async logInFirst(page: Page, username: string, password: string, own: string): Promise<void> {
    await this.logIn(page, username, password);
    await page.locator("#password-new").fill(own);
    await page.locator("#password-confirm").fill(own);
    await page.getByRole("button", { name: "Submit" }).click();
  }

  /** How often this person is logged in there. */
  async sessions(username: string): Promise<number> {
    const id = await this.user(username);
    return (await this.ask<Session[]>("GET", `/users/${id}/sessions`)).length;
  }

  /** Ends all sessions of this person, as an administrator does. */
  async throwOut(username: string): Promise<void> {
    await this.ask("POST", `/users/${await this.user(username)}/logout`);
  }

  private async user(username: string): Promise<string> {
    const [user] = await this.ask<{ id: string }[]>(
      "GET",
      `/users?exact=true&username=${encodeURIComponent(username)}`,
    );
    if (!user) {
      throw new Error(`Keycloak knows no ${username}`);
    }
    return user.id;
  }

  private async ask<T>(method: string, path: string): Promise<T> {
    const response = await fetch(`${this.url}/admin/realms/${REALM}${path}`, {
      method,
      headers: { Authorization: `Bearer ${await this.token()}` },
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    const text = await response.text();
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  private async token(): Promise<string> {
    const response = await fetch(`${this.url}/realms/master/protocol/openid-connect/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "password",
        client_id: "admin-cli",
        username: "admin",
        password: this.password,
      }),
    });
    if (!response.ok) {
      throw new Error(`Keycloak's console: ${response.status} ${await response.text()}`);
    }
    return ((await response.json()) as { access_token: string }).access_token;
  }
}
