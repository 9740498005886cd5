export type FieldError = { field: string; message: string };

export type ProblemBody = {
  status?: number;
  code?: string;
  detail?: string;
  errors?: FieldError[];
} & Record<string, unknown>;

/** The only error of the API layer. Decide by `code` (or `status`), never by the message. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  /** The whole body: a conflict carries the current `chat` in it. */
  readonly body: ProblemBody;
  /** Seconds to wait before another try, where the server says so. */
  readonly retryAfter: number | null;

  constructor(status: number, body: ProblemBody, retryAfter: number | null = null) {
    super(body.detail ?? `HTTP ${status}`);
    this.name = "ApiProblem";
    this.status = status;
    this.code = body.code ?? (status === 0 ? "offline" : "unknown");
    this.errors = body.errors ?? [];
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Whether another try may well succeed: the network or a part of the system was away. */
  get temporary() {
    return this.status === 0 || this.status === 503 || this.status === 502 || this.status === 429;
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response
    .clone()
    .json()
    .catch(() => ({}))) as ProblemBody;
  const wait = Number(response.headers.get("Retry-After"));
  return new ApiProblem(response.status, body, Number.isFinite(wait) && wait > 0 ? wait : null);
}

/** The network did not answer. */
export function offline(): ApiProblem {
  return new ApiProblem(0, { code: "offline", detail: "The server cannot be reached." });
}
