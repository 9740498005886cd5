import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { Chat, ChatChange } from "@/lib/api/types";

/** What is to be done to all chosen chats. */
export type BulkAction =
  | { kind: "assign"; agent: number | null }
  | { kind: "mode"; mode: Chat["mode"] }
  | { kind: "label"; add: string[]; remove: string[] };

export type BulkOutcome = {
  chat: Chat;
  ok: boolean;
  problem: { code: string; detail: string } | null;
};

const AT_ONCE = 100;

/** The labels that a chat has afterwards, without those that differ only in case. */
export function labelled(labels: readonly string[], add: string[], remove: string[]): string[] {
  const gone = new Set(remove.map((label) => label.toLowerCase()));
  const kept = labels.filter((label) => !gone.has(label.toLowerCase()));
  const there = new Set(kept.map((label) => label.toLowerCase()));
  return [...kept, ...add.filter((label) => !there.has(label.toLowerCase()))];
}

/** The calls that an action takes: a call gives all its chats the same labels, so that chats with other labels take another call. */
export function callsOf(chats: readonly Chat[], action: BulkAction): [ChatChange, Chat[]][] {
  const groups = new Map<string, [ChatChange, Chat[]]>();
  for (const chat of chats) {
    const change = changeOf(chat, action);
    const key = JSON.stringify(change);
    const group = groups.get(key) ?? [change, []];
    group[1].push(chat);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(([change, members]) =>
    Array.from(
      { length: Math.ceil(members.length / AT_ONCE) },
      (_, index): [ChatChange, Chat[]] => [
        change,
        members.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
      ],
    ),
  );
}

function changeOf(chat: Chat, action: BulkAction): ChatChange {
  switch (action.kind) {
    case "assign":
      return { assigned_agent_id: action.agent };
    case "mode":
      return { mode: action.mode };
    case "label":
      return { labels: labelled(chat.labels, action.add, action.remove) };
  }
}

/** Does it, and tells of every chat what became of it. A call that fails as a whole fails for its chats, not for the others. */
export async function runBulk(
  chats: readonly Chat[],
  action: BulkAction,
  onProgress: (done: number) => void = () => {},
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (const [change, members] of callsOf(chats, action)) {
    outcomes.push(...(await call(change, members)));
    onProgress(outcomes.length);
  }
  return outcomes;
}

async function call(change: ChatChange, chats: Chat[]): Promise<BulkOutcome[]> {
  try {
    const { items } = await data(
      api.POST("/chats/bulk", { body: { ids: chats.map((chat) => chat.id), change } }),
    );
    const rows = new Map(items.map((row) => [row.id, row]));
    return chats.map((chat) => {
      const row = rows.get(chat.id);
      const ok = row !== undefined && row.status < 300;
      return { chat, ok, problem: ok ? null : problemOf(row?.problem) };
    });
  } catch (error) {
    if (!(error instanceof ApiProblem)) {
      throw error;
    }
    return chats.map((chat) => ({
      chat,
      ok: false,
      problem: { code: error.code, detail: error.message },
    }));
  }
}

const problemOf = (problem: { code?: string; detail?: string } | null | undefined) => ({
  code: problem?.code ?? "unknown",
  detail: problem?.detail ?? "",
});
