/** The API, as somebody of the team uses it. */
export class Desk {
  private constructor(
    private readonly token: string,
    readonly id: number,
  ) {}

  static async of(username: string, password: string): Promise<Desk> {
    const { access_token, user } = await ask<{ access_token: string; user: { id: number } }>(
      "POST",
      "/auth/login",
      { username, password },
    );
    return new Desk(access_token, user.id);
  }

  get = <T>(path: string) => ask<T>("GET", path, undefined, this.token);
  post = <T = unknown>(path: string, body: unknown) => ask<T>("POST", path, body, this.token);
  put = <T = unknown>(path: string, body: unknown) => ask<T>("PUT", path, body, this.token);
  patch = <T = unknown>(path: string, body: unknown) => ask<T>("PATCH", path, body, this.token);

  async upload(name: string, type: string, bytes: string): Promise<string> {
    const form = new FormData();
    form.set("file", new Blob([bytes], { type }), name);
    const response = await fetch(`${process.env.E2E_GATEWAY}/media`, {
      method: "POST",
      headers: { Authorization: `Bearer ${this.token}` },
      body: form,
    });
    if (!response.ok) {
      throw new Error(`/media: ${response.status} ${await response.text()}`);
    }
    return ((await response.json()) as { media_id: string }).media_id;
  }
}

async function ask<T>(method: string, path: string, body: unknown, token?: string): Promise<T> {
  const response = await fetch(`${process.env.E2E_GATEWAY}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}
