import { describe, expect, it } from "vitest";
import { aChat } from "@/test/builders";
import { matches } from "@/features/chats/matches";
import type { ChatCounts } from "@/lib/api/types";
import type { User } from "@/lib/session";
import { parseAddress, VIEWS } from "./address";
import { filterOf } from "./filter";
import { countOf } from "./view-counts";

const me = { id: 7, role: "agent" } as User;
const of = (search: string) => filterOf(parseAddress(search), me);

describe("the views", () => {
  it("of work leave out what is closed and what sleeps, and ask the server to", () => {
    for (const view of ["mine", "unassigned", "waiting"]) {
      expect(of(`?view=${view}`)).toMatchObject({ open: true, snoozed: false });
    }
    const closed = aChat({ id: 1, assigned_agent_id: 7, mode: "CLOSED" });
    expect(matches(closed, of("?view=mine"), 7)).toBe(false);
    expect(matches(closed, of("?view=all"), 7)).toBe(true);
  });

  it("show closed chats to who asks for them", () => {
    expect(of("?view=mine&mode=CLOSED")).toMatchObject({ mode: "CLOSED", open: false });
  });

  it("count what they show", () => {
    const counts: ChatCounts = {
      all: 90,
      mine: 30,
      unassigned: 40,
      unread: 5,
      waiting: 6,
      mentioned: 2,
      snoozed: 3,
      active: { all: 20, mine: 4, unassigned: 9, unread: 5, waiting: 1 },
      by_mode: { BOT: 10, AGENT: 8, PAUSED: 2, CLOSED: 70 },
      by_channel: { whatsapp: 90 },
    };
    expect(Object.fromEntries(VIEWS.map((view) => [view, countOf(counts, view)]))).toEqual({
      mine: 4,
      unassigned: 9,
      mentioned: 2,
      waiting: 1,
      unread: 5,
      bot: 10,
      all: 90,
      snoozed: 3,
      closed: 70,
    });
    expect(countOf(undefined, "mine")).toBeNull();
  });
});
