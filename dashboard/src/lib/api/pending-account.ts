import { authorized } from "./authorized";

/** Calls about one's own account that the document does not describe yet. */
export type DeviceSession = {
  id: string | number;
  started_at: string;
  last_used_at: string;
  address: string | null;
  client: string | null;
  current: boolean;
};

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await authorized(
    new Request(new URL(path, window.location.origin), {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    }),
  );
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

export const account = {
  sessions: () => call<{ items: DeviceSession[] }>("GET", "/auth/sessions"),
  endSession: (id: DeviceSession["id"]) => call<void>("DELETE", `/auth/sessions/${id}`),
  changePassword: (current_password: string, new_password: string) =>
    call<void>("POST", "/auth/password", { current_password, new_password }),
  beginTwoFactor: (current_password: string) =>
    call<{ secret: string; otpauth_uri: string }>("POST", "/auth/two-factor", { current_password }),
  confirmTwoFactor: (code: string) =>
    call<{ recovery_codes: string[] }>("POST", "/auth/two-factor/confirm", { code }),
  disableTwoFactor: (current_password: string) =>
    call<void>("POST", "/auth/two-factor/disable", { current_password }),
};
