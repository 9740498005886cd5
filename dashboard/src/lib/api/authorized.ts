import { session } from "@/lib/session";
import { ApiProblem, offline, problemOf } from "./problem";

/**
 * `fetch` with the access token, renewed once if it was refused.
 *
 * @throws ApiProblem for every answer that is no success, and when there is none
 */
export async function authorized(request: Request): Promise<Response> {
  const again = request.clone();
  let token = await session.token();
  let response = await send(request, token);
  if (response.status === 401 && token !== null) {
    token = await session.renew(token);
    if (token !== null) {
      response = await send(again, token);
    }
  }
  if (response.status === 401) {
    session.expired();
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

async function send(request: Request, token: string | null): Promise<Response> {
  if (token !== null) {
    request.headers.set("Authorization", `Bearer ${token}`);
  }
  try {
    return await globalThis.fetch(request);
  } catch (error) {
    if (
      error instanceof ApiProblem ||
      (error instanceof DOMException && error.name === "AbortError")
    ) {
      throw error;
    }
    throw offline();
  }
}
