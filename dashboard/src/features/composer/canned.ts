import { queryOptions } from "@tanstack/react-query";
import { CANNED } from "@/features/canned/queries";
import { api, data } from "@/lib/api/client";
import type { CannedAnswer } from "@/lib/api/types";

/** A canned answer as it would read in that chat. */
export const filledQuery = (id: number, chatId: number) =>
  queryOptions({
    queryKey: [...CANNED, id, "text", chatId],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const { text } = await data(
        api.GET("/canned-answers/{id}/text", {
          params: { path: { id }, query: { chat_id: chatId } },
          signal,
        }),
      );
      return text ?? "";
    },
  });

/** What stands between a slash and the cursor, where a canned answer is looked for; null elsewhere. */
export function slashBefore(text: string, cursor: number): { from: number; search: string } | null {
  const match = /(?:^|\s)\/([^\s/]{0,40})$/.exec(text.slice(Math.max(0, cursor - 50), cursor));
  return match ? { from: cursor - match[1]!.length - 1, search: match[1]! } : null;
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Those that begin like it first, then those that have it in their name, then in their words. */
export function matching(answers: readonly CannedAnswer[], search: string): CannedAnswer[] {
  const wanted = plain(search);
  const rank = ({ shortcut, text }: CannedAnswer) => {
    const name = plain(shortcut).replace(/^\//, "");
    return name.startsWith(wanted)
      ? 0
      : name.includes(wanted)
        ? 1
        : plain(text ?? "").includes(wanted)
          ? 2
          : 3;
  };
  return answers
    .map((answer) => ({ answer, rank: rank(answer) }))
    .filter((ranked) => ranked.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.answer.shortcut.localeCompare(b.answer.shortcut))
    .slice(0, 30)
    .map(({ answer }) => answer);
}
