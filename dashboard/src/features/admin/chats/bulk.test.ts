import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Chat } from "@/lib/api/types";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { callsOf, labelled, runBulk } from "./bulk";

const chat = (id: number, labels: string[] = []) => ({ id, labels }) as unknown as Chat;
const many = (count: number) => Array.from({ length: count }, (_, index) => chat(index + 1));

describe("labels of many chats", () => {
  it("keeps what is there, adds once and takes away, whatever the case", () =>
    expect(labelled(["VIP", "refund"], ["vip", "urgent"], ["Refund"])).toEqual(["VIP", "urgent"]));

  it("takes a call for each list of labels that comes out", () => {
    const calls = callsOf([chat(1, ["a"]), chat(2), chat(3, ["a"])], {
      kind: "label",
      add: ["b"],
      remove: [],
    });
    expect(calls.map(([change, chats]) => [change.labels, chats.map(({ id }) => id)])).toEqual([
      [
        ["a", "b"],
        [1, 3],
      ],
      [["b"], [2]],
    ]);
  });
});

describe("a change of many chats", () => {
  beforeEach(() => openSession());

  it("sends at most a hundred at a time", () =>
    expect(
      callsOf(many(205), { kind: "mode", mode: "CLOSED" }).map(([, chats]) => chats.length),
    ).toEqual([100, 100, 5]));

  it("tells of each chat what became of it", async () => {
    server.use(
      http.post("*/chats/bulk", () =>
        HttpResponse.json({
          items: [
            { id: 1, status: 200, chat: {}, problem: null },
            { id: 2, status: 404, chat: null, problem: { code: "not-found", detail: "gone" } },
          ],
        }),
      ),
    );
    const outcomes = await runBulk(many(3), { kind: "assign", agent: null });
    expect(outcomes.map(({ ok, problem }) => [ok, problem?.code ?? null])).toEqual([
      [true, null],
      [false, "not-found"],
      [false, "unknown"],
    ]);
  });

  it("fails a whole call for its own chats only", async () => {
    let calls = 0;
    server.use(
      http.post("*/chats/bulk", async ({ request }) => {
        const { ids } = (await request.json()) as { ids: number[] };
        calls += 1;
        return calls === 1
          ? HttpResponse.json({ status: 429, code: "busy" }, { status: 429 })
          : HttpResponse.json({ items: ids.map((id) => ({ id, status: 200, problem: null })) });
      }),
    );
    const outcomes = await runBulk(many(101), { kind: "mode", mode: "BOT" });
    expect(outcomes.filter(({ ok }) => ok).map(({ chat: { id } }) => id)).toEqual([101]);
    expect(outcomes[0]?.problem?.code).toBe("busy");
  });
});
