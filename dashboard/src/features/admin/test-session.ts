import { session, useSession } from "@/lib/session";
import { vi } from "vitest";

/** Somebody is logged in, for tests: an admin whose token holds. */
export function openSession() {
  vi.spyOn(session, "token").mockResolvedValue("token");
  useSession.setState(
    {
      state: "open",
      user: {
        id: 1,
        username: "ada",
        name: "Ada",
        role: "admin",
        active: true,
        created_at: "2026-11-01T00:00:00Z",
      },
    } as ReturnType<typeof useSession.getState>,
    true,
  );
}
