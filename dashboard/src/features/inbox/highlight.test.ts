import { expect, it } from "vitest";
import { highlighted } from "./highlight";

it("tells marked words from others, and turns entities into the characters that they stand for", () => {
  expect(highlighted("a &lt;b&gt; <mark>c&amp;d</mark> e")).toEqual([
    { text: "a <b> ", isMarked: false },
    { text: "c&d", isMarked: true },
    { text: " e", isMarked: false },
  ]);
});

it("leaves markup that came doubly escaped as text", () => {
  expect(highlighted("&amp;lt;script&amp;gt;")).toEqual([
    { text: "&lt;script&gt;", isMarked: false },
  ]);
});
