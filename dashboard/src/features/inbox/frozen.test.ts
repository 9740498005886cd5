import { expect, it } from "vitest";
import { frozenOrder } from "./frozen";

it("keeps every row where it is and counts what moved and what is new", () => {
  expect(frozenOrder([1, 2, 3, 4], [9, 4, 1, 2, 3])).toEqual({
    ids: [1, 2, 3, 4],
    moves: { moved: 1, added: 1 },
  });
});

it("has nothing to tell when nothing moved", () => {
  expect(frozenOrder([1, 2, 3], [1, 2, 3]).moves).toEqual({ moved: 0, added: 0 });
});

it("takes further pages at the end", () => {
  expect(frozenOrder([1, 2], [2, 1, 3, 4])).toEqual({
    ids: [1, 2, 3, 4],
    moves: { moved: 1, added: 0 },
  });
});

it("keeps a row that has left the list, and counts it", () => {
  expect(frozenOrder([1, 2, 3], [1, 3])).toEqual({
    ids: [1, 2, 3],
    moves: { moved: 1, added: 0 },
  });
});
