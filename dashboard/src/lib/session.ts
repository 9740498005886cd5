import { create } from "zustand";
import type { User } from "./api/types";
import { offline, problemOf, type ApiProblem } from "./api/problem";

export type { User };

type Grant = { access_token: string; expires_in: number; user: User };

/** Who is logged in. `unknown` until the cookie was tried; `expired` keeps the screen, and what is typed there, and asks for a login. */
export type SessionState =
  | { state: "unknown" }
  | { state: "away"; problem: ApiProblem }
  | { state: "anonymous" }
  | { state: "expired"; user: User }
  | { state: "open"; user: User };

export const useSession = create<SessionState>()(() => ({ state: "unknown" }));

/** Renewed this long before the token ends. */
const MARGIN_MS = 30_000;
const CHANNEL = "message-center-session";

/** Whether somebody was logged in here and has not logged out. Spares a first visit a request that must fail. */
const REMEMBERED = "message-center-session";

type News = { kind: "logout" } | { kind: "login" };

/**
 * The access token, in memory only, and its renewal by the HttpOnly cookie. One renewal at a time in this tab; between tabs the server
 * allows siblings. Logging out in one tab logs out all.
 */
class Session {
  private token_: string | null = null;
  private endsAt = 0;
  private renewing: Promise<string | null> | null = null;
  private readonly bus =
    typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);

  constructor() {
    if (this.bus) {
      this.bus.onmessage = ({ data }: MessageEvent<News>) => {
        if (data.kind === "logout") {
          this.forget();
        } else if (useSession.getState().state !== "open") {
          void this.begin();
        }
      };
    }
  }

  /** Finds out who is logged in, at the start of the page. Who comes to log in is not asked for a session that they never had. */
  async begin(): Promise<void> {
    if (location.pathname.startsWith("/login") && !isRemembered()) {
      this.expired();
      return;
    }
    await this.renew(this.token_);
  }

  /** Reads the user anew, after they changed something of their account. */
  async reload(): Promise<void> {
    this.endsAt = 0;
    await this.token().catch(() => null);
  }

  /** A token that holds for a while, or null when nobody is logged in. */
  async token(): Promise<string | null> {
    if (this.token_ !== null && Date.now() < this.endsAt - MARGIN_MS) {
      return this.token_;
    }
    return this.token_ === null && useSession.getState().state === "anonymous"
      ? null
      : this.renew(this.token_);
  }

  /** A token other than the one that was refused, or null. */
  renew(refused: string | null): Promise<string | null> {
    if (this.token_ !== refused && this.token_ !== null) {
      return Promise.resolve(this.token_);
    }
    this.renewing ??= this.refresh().finally(() => (this.renewing = null));
    return this.renewing;
  }

  private async refresh(): Promise<string | null> {
    let response: Response;
    try {
      response = await fetch("/auth/refresh", { method: "POST" });
    } catch {
      return this.away(offline());
    }
    if (response.status === 401) {
      this.expired();
      return null;
    }
    if (!response.ok) {
      return this.away(await problemOf(response));
    }
    this.accept((await response.json()) as Grant);
    return this.token_;
  }

  /** The server cannot tell now: who was in stays in, with the token that there is. */
  private away(problem: ApiProblem): string | null {
    const now = useSession.getState();
    if (now.state === "unknown" || now.state === "away") {
      useSession.setState({ state: "away", problem }, true);
    }
    throw problem;
  }

  /** @throws ApiProblem codes wrong-credentials, second-factor-required, wrong-code, too-many-failed-logins */
  async login(credentials: { username: string; password: string; code?: string }): Promise<User> {
    let response: Response;
    try {
      response = await fetch("/auth/login", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(credentials),
      });
    } catch {
      throw offline();
    }
    if (!response.ok) {
      throw await problemOf(response);
    }
    const grant = (await response.json()) as Grant;
    this.accept(grant);
    this.bus?.postMessage({ kind: "login" } satisfies News);
    return grant.user;
  }

  async logout(): Promise<void> {
    try {
      await fetch("/auth/logout", { method: "POST" });
    } finally {
      this.forget();
      this.bus?.postMessage({ kind: "logout" } satisfies News);
    }
  }

  /** Nothing renews the session any more. */
  expired(): void {
    this.token_ = null;
    const now = useSession.getState();
    useSession.setState(
      now.state === "open" || now.state === "expired"
        ? { state: "expired", user: now.user }
        : { state: "anonymous" },
      true,
    );
  }

  private accept(grant: Grant): void {
    this.token_ = grant.access_token;
    this.endsAt = Date.now() + grant.expires_in * 1000;
    remember(true);
    useSession.setState({ state: "open", user: grant.user }, true);
  }

  private forget(): void {
    this.token_ = null;
    remember(false);
    useSession.setState({ state: "anonymous" }, true);
  }
}

/** A browser that keeps nothing is taken for one that was logged in. */
function isRemembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== null;
  } catch {
    return true;
  }
}

function remember(somebody: boolean): void {
  try {
    if (somebody) {
      localStorage.setItem(REMEMBERED, "");
    } else {
      localStorage.removeItem(REMEMBERED);
    }
  } catch {
    // It keeps nothing.
  }
}

export const session = new Session();

/** The user that is logged in; only below a guard that shows nothing without one. */
export function useUser(): User {
  const now = useSession();
  if (now.state !== "open" && now.state !== "expired") {
    throw new Error("Nobody is logged in");
  }
  return now.user;
}
