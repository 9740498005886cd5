import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aMessage } from "@/test/builders";
import { renderApp } from "@/test/render";
import { tickOf } from "./status";
import { Ticks } from "./ticks";

const ours = { sender: "agent", origin: "dashboard" } as const;

describe("ticks", () => {
  it.each([
    ["queued", "Queued"],
    ["sent", "Sent"],
    ["delivered", "Delivered"],
    ["read", "Read"],
    ["played", "Played"],
    ["failed", "Not sent"],
    ["unknown", "Not known whether it arrived"],
  ] as const)("say %s in words, too", (status, words) => {
    renderApp(<Ticks tick={tickOf(aMessage({ ...ours, status }))!} />);
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  it("are not there for what came in, for notes, and for what was deleted", () => {
    expect(tickOf(aMessage())).toBeNull();
    expect(tickOf(aMessage({ ...ours, type: "note" }))).toBeNull();
    expect(
      tickOf(aMessage({ ...ours, status: "read", deleted_at: "2026-11-25T10:00:00Z" })),
    ).toBeNull();
  });

  it("bear a status that a newer server brings", () =>
    expect(tickOf(aMessage({ ...ours, status: "teleported" as never }))).toBeNull());
});
