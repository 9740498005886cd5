import { describe, expect, it } from "vitest";
import { aMessage } from "@/test/builders";
import { firstUnread, toRows } from "./rows";

const day = (at: string) => at.slice(0, 10);
const at = (minute: number) => `2026-11-25T10:${String(minute).padStart(2, "0")}:00Z`;

describe("the rows of a thread", () => {
  it("tell the days apart and group what follows closely", () => {
    const rows = toRows(
      [
        aMessage({ id: 1, created_at: "2026-11-24T23:59:00Z" }),
        aMessage({ id: 2, created_at: at(0) }),
        aMessage({ id: 3, created_at: at(1) }),
        aMessage({ id: 4, created_at: at(20) }),
      ],
      null,
      day,
    );
    expect(
      rows.map((row) =>
        row.kind === "message" ? [row.message.id, row.first, row.last] : row.kind,
      ),
    ).toEqual(["day", [1, true, true], "day", [2, true, false], [3, false, true], [4, true, true]]);
  });

  it("never put a note into a group of replies", () => {
    const ours = { sender: "agent", sender_id: 1, origin: "dashboard" } as const;
    const rows = toRows(
      [aMessage({ id: 1, ...ours }), aMessage({ id: 2, ...ours, type: "note" })],
      null,
      day,
    );
    expect(rows.at(-1)).toMatchObject({ first: true });
  });

  it("draw the line before the first unread message of the customer", () => {
    const messages = [
      aMessage({ id: 1 }),
      aMessage({ id: 2 }),
      aMessage({ id: 3, sender: "bot" }),
      aMessage({ id: 4 }),
    ];
    expect(firstUnread(messages, 2)).toBe(2);
    expect(firstUnread(messages, 0)).toBeNull();
    expect(firstUnread(messages, 9)).toBeUndefined();
    expect(toRows(messages, 2, day).map((row) => row.kind)).toEqual([
      "day",
      "message",
      "unread",
      "message",
      "message",
      "message",
    ]);
  });
});
