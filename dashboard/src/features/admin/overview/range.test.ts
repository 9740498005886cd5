import { describe, expect, it } from "vitest";
import { duration } from "../parts/duration";
import { before, dayOf, delta, intervalOf, rangeOf } from "./range";

const NOW = new Date(2026, 10, 26, 15, 30);

describe("the time of a report", () => {
  it("is today until now", () => {
    const { from, to, days } = rangeOf("today", "", "", NOW);
    expect([from, to, days]).toEqual([new Date(2026, 10, 26), NOW, 1]);
  });

  it("is seven whole days with today as the last", () =>
    expect(rangeOf("7d", "", "", NOW).from).toEqual(new Date(2026, 10, 20)));

  it("takes both chosen days whole", () => {
    const { from, to, days } = rangeOf("custom", "2026-11-01", "2026-11-03", NOW);
    expect([dayOf(from), to, days]).toEqual(["2026-11-01", new Date(2026, 10, 4), 3]);
  });

  it.each([
    ["2026-11-09", "2026-11-03"],
    ["nonsense", "2026-11-03"],
    ["2027-01-01", "2027-01-02"],
    ["", ""],
  ])("is the last seven days where the chosen ones make no sense: %s to %s", (first, last) =>
    expect(rangeOf("custom", first, last, NOW).days).toBe(7),
  );

  it("is compared with the same part of the days before", () => {
    const then = before(rangeOf("today", "", "", NOW));
    expect([then.from, then.to]).toEqual([new Date(2026, 10, 25), new Date(2026, 10, 25, 15, 30)]);
  });

  it("is shown by hours only where they can be read", () => {
    const month = rangeOf("30d", "", "", NOW);
    expect(intervalOf("hour", month)).toBe("day");
    expect(intervalOf("", rangeOf("today", "", "", NOW))).toBe("hour");
    expect(intervalOf("", month)).toBe("day");
  });
});

describe("a change", () => {
  it.each([
    [150, 100, 0.5],
    [50, 100, -0.5],
    [100, 100, 0],
    [5, 0, null],
    [5, undefined, null],
    [null, 5, null],
  ])("from %s to %s", (now, then, expected) => expect(delta(now, then)).toBe(expected));
});

describe("a length of time", () => {
  it.each([
    [0, "0 sec"],
    [59.6, "1 min"],
    [75, "1 min 15 sec"],
    [3_600, "1 hr"],
    [7_500, "2 hr 5 min"],
    [90_061, "1 day 1 hr"],
    [-3, "0 sec"],
  ])("%s seconds", (seconds, words) => expect(duration(seconds, "en")).toBe(words));
});
