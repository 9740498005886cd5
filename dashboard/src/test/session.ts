import { http, HttpResponse } from "msw";
import type { User } from "@/lib/api/types";
import { useSession } from "@/lib/session";
import { anAdmin } from "./builders";
import { server } from "./server";

/** Somebody is logged in, and stays it. */
export function openSession(user: User = anAdmin()): void {
  useSession.setState({ state: "open", user }, true);
  server.use(
    http.post("*/auth/refresh", () =>
      HttpResponse.json({ access_token: "t", token_type: "bearer", expires_in: 900, user }),
    ),
  );
}
