import { beforeEach, expect, test } from "vitest";
import { aMessage } from "@/test/builders";
import { heightsOf, lastSize, leaveList, opensAt } from "./heights";

const row = (key: string, size: number) => ({
  key,
  size,
  index: 0,
  start: 0,
  end: size,
  lane: 0,
});

let width = 500;
beforeEach(() => {
  width += 1;
});

test("remembers how large a list was and how high its rows were", () => {
  leaveList(1, { width, height: 700 }, [row("a", 80)]);

  expect(lastSize()).toEqual({ width, height: 700 });
  expect(heightsOf(1)).toEqual([row("a", 80)]);
  expect(heightsOf(2)).toEqual([]);
});

test("forgets heights that were those of another width", () => {
  leaveList(1, { width, height: 700 }, [row("a", 80)]);
  leaveList(2, { width: width + 100, height: 700 }, [row("b", 60)]);

  expect(heightsOf(1)).toEqual([]);
  expect(heightsOf(2)).toHaveLength(1);
  width += 100;
});

test("keeps the fifty threads that were left last", () => {
  for (let chat = 1; chat <= 50; chat++) {
    leaveList(chat, { width, height: 700 }, [row("a", 80)]);
  }
  leaveList(1, { width, height: 700 }, [row("a", 90)]);
  leaveList(51, { width, height: 700 }, [row("a", 80)]);

  expect(heightsOf(2)).toEqual([]);
  expect(heightsOf(1)).toEqual([row("a", 90)]);
  expect(heightsOf(51)).toHaveLength(1);
});

test("a thread is drawn where it opens: at its first unread message, or at its end", () => {
  leaveList(1, { width, height: 100 }, [row("day", 30), row("a", 80), row("b", 60)]);
  const day = { kind: "day", key: "day", at: "" } as const;
  const message = (key: string) =>
    ({ kind: "message", key, first: true, last: true, message: aMessage() }) as const;

  expect(opensAt([day, message("a"), message("b")], 1)).toBe(12 + 30 + 80 + 60 + 12 - 100);
  expect(
    opensAt([day, message("a"), { kind: "unread", key: "unread", since: "" }, message("b")], 1),
  ).toBe(12 + 30 + 80);
});
