"use client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { chatKeys, chatListQuery, countsQuery } from "@/features/chats/queries";
import type { Chat } from "@/lib/api/types";
import { StatePanel } from "@/ui/state";
import { useAddress } from "../parts/address";
import { AdminPage } from "../parts/admin-page";
import { LoadMore } from "../parts/load-more";
import { Loaded } from "../parts/loaded";
import { Head, Table, Th } from "../parts/table";
import { ActDialog } from "./act-dialog";
import { runBulk, type BulkAction, type BulkOutcome } from "./bulk";
import { ChatFilters, filterOf } from "./chat-filter";
import { ChatRow } from "./chat-row";
import { Outcome } from "./outcome";
import { SelectionBar } from "./selection-bar";

type Kind = BulkAction["kind"];

/** All chats of everybody, and what can be done to many of them at once. */
export function ChatsPage() {
  const t = useTranslations("admin.chats");
  const { get } = useAddress();
  const cache = useQueryClient();
  const list = useInfiniteQuery(chatListQuery(filterOf(get)));
  const total = useQuery(countsQuery).data?.all;
  const chats = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [acting, setActing] = useState<{ kind: Kind; chats: Chat[] } | null>(null);
  const [outcomes, setOutcomes] = useState<BulkOutcome[] | null>(null);
  // What a filter hides is not changed behind one's back.
  const selection = chats.filter((chat) => chosen.has(chat.id));

  const choose = useCallback((id: number, on: boolean) => {
    setChosen((before) => {
      const next = new Set(before);
      if (on) {
        next.add(id);
      } else {
        next.delete(id);
      }
      return next;
    });
  }, []);
  const actOnOne = useCallback((kind: Kind, chat: Chat) => setActing({ kind, chats: [chat] }), []);

  async function run(action: BulkAction, on: Chat[]) {
    const results = await runBulk(on, action);
    const failed = results.filter(({ ok }) => !ok);
    setActing(null);
    setChosen(new Set(on.length > 1 ? failed.map(({ chat }) => chat.id) : chosen));
    if (failed.length === 0) {
      toast.success(t("done", { count: results.length }));
    } else {
      setOutcomes(results);
    }
    await cache.invalidateQueries({ queryKey: chatKeys.all });
  }

  return (
    <AdminPage
      title={t("title")}
      lead={total === undefined ? t("lead") : t("leadCount", { count: total })}
    >
      <ChatFilters />
      <Loaded query={list}>
        {() =>
          chats.length === 0 ? (
            <StatePanel
              className="min-h-64"
              icon={<MessagesSquare />}
              title={t("empty.title")}
              detail={t("empty.detail")}
            />
          ) : (
            <>
              <Table caption={t("title")} className="max-md:block">
                <Head className="max-md:sr-only">
                  <Th>
                    <span className="sr-only">{t("chosenHead")}</span>
                  </Th>
                  <Th>{t("customer")}</Th>
                  <Th>{t("mode")}</Th>
                  <Th>{t("assigned")}</Th>
                  <Th>{t("labels")}</Th>
                  <Th>{t("waiting")}</Th>
                  <Th>{t("last")}</Th>
                  <Th>
                    <span className="sr-only">{t("actions")}</span>
                  </Th>
                </Head>
                <tbody className="max-md:block">
                  {chats.map((chat) => (
                    <ChatRow
                      key={chat.id}
                      chat={chat}
                      chosen={chosen.has(chat.id)}
                      onChoose={choose}
                      onAct={actOnOne}
                    />
                  ))}
                </tbody>
              </Table>
              <LoadMore query={list} shown={chats.length} />
              <SelectionBar
                loaded={chats}
                selection={selection}
                onChoose={setChosen}
                onAct={(kind) => setActing({ kind, chats: selection })}
                onClose={() => run({ kind: "mode", mode: "CLOSED" }, selection)}
              />
            </>
          )
        }
      </Loaded>
      {acting && (
        <ActDialog
          kind={acting.kind}
          chats={acting.chats}
          onClose={() => setActing(null)}
          onRun={(action) => run(action, acting.chats)}
        />
      )}
      {outcomes && <Outcome outcomes={outcomes} onClose={() => setOutcomes(null)} />}
    </AdminPage>
  );
}
