"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, Inbox, RotateCcw, Undo2, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useFormatter, useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import type { DeadLetter } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { known } from "@/lib/known";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Select } from "@/ui/input";
import { StatePanel } from "@/ui/state";
import { useAddress } from "../parts/address";
import { Card } from "../parts/admin-page";
import { LoadMore } from "../parts/load-more";
import { Loaded } from "../parts/loaded";
import { Head, Row, RowHead, Table, Td, Th } from "../parts/table";
import { Ago } from "../parts/times";
import { LetterDialog } from "./letter-dialog";
import { lettersQuery, nameOf, operationsKeys } from "./queries";
import { replayAll } from "./replay-all";

const STATES = ["open", "replayed", "dropped"] as const;

/** What could not be processed: to be looked into, sent again, or given up. */
export function Letters() {
  const t = useTranslations("admin.operations.letters");
  const { get, change } = useAddress();
  const format = useFormatter();
  const explain = useExplain();
  const cache = useQueryClient();
  const topic = get("topic");
  const state = get("state") || "open";
  const list = useInfiniteQuery(lettersQuery({ topic, state: state === "all" ? "" : state }));
  const [shown, setShown] = useState<DeadLetter | null>(null);
  const [sure, setSure] = useState(false);
  const topics = list.data?.pages[0]?.topics ?? [];
  const letters = list.data?.pages.flatMap((page) => page.items) ?? [];
  const here = topics.find((one) => one.topic === topic);
  const refresh = () => cache.invalidateQueries({ queryKey: operationsKeys.letters });

  async function replayTopic() {
    try {
      const { replayed, gone } = await replayAll((name) =>
        data(api.POST("/ops/dead-letters/{topic}/replay", { params: { path: { topic: name } } })),
      )(topic);
      toast.success(t("replayedAll", { replayed, gone }));
    } catch (error) {
      toast.error(explain(error));
    }
    await refresh();
  }

  return (
    <Card
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          <Select
            aria-label={t("topic")}
            className="w-auto max-w-56"
            value={topic}
            onChange={({ target }) => change({ topic: target.value })}
          >
            <option value="">{t("everyTopic")}</option>
            {topics.map((one) => (
              <option key={one.topic} value={one.topic}>
                {one.topic} ({format.number(one.open)})
              </option>
            ))}
          </Select>
          <Select
            aria-label={t("state")}
            className="w-auto"
            value={state}
            onChange={({ target }) => change({ state: target.value })}
          >
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`states.${one}`)}
              </option>
            ))}
            <option value="all">{t("states.all")}</option>
          </Select>
          {here && here.open > 0 && topic.endsWith(".dlt") && (
            <Button variant="secondary" onClick={() => setSure(true)}>
              <RotateCcw /> {t("replayAll", { count: here.open })}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={list}>
        {() =>
          letters.length === 0 ? (
            <StatePanel
              className="min-h-40"
              icon={state === "open" ? <CircleCheck /> : <Inbox />}
              title={t(state === "open" ? "none" : "noneSuch")}
              detail={state === "open" ? t("noneDetail") : undefined}
            />
          ) : (
            <>
              <Table caption={t("title")}>
                <Head>
                  <Th>{t("where")}</Th>
                  <Th>{t("cause")}</Th>
                  <Th>{t("consumer")}</Th>
                  <Th>{t("when")}</Th>
                  <Th>{t("state")}</Th>
                  <Th>
                    <span className="sr-only">{t("actions")}</span>
                  </Th>
                </Head>
                <tbody>
                  {letters.map((letter) => (
                    <LetterRow
                      key={nameOf(letter)}
                      letter={letter}
                      onShow={() => setShown(letter)}
                    />
                  ))}
                </tbody>
              </Table>
              <LoadMore query={list} shown={letters.length} />
            </>
          )
        }
      </Loaded>
      {shown && (
        <LetterDialog letter={shown} onClose={() => setShown(null)} onDone={() => void refresh()} />
      )}
      <Confirm
        open={sure}
        onOpenChange={setSure}
        title={t("replayAllTitle", { count: here?.open ?? 0 })}
        description={t("replayAllDetail")}
        action={t("replayAllDo")}
        onConfirm={replayTopic}
      />
    </Card>
  );
}

function LetterRow({ letter, onShow }: { letter: DeadLetter; onShow: () => void }) {
  const t = useTranslations("admin.operations.letters");
  return (
    <Row>
      <RowHead dir="ltr" className="text-start font-mono text-xs wrap-anywhere">
        {nameOf(letter)}
      </RowHead>
      <Td className="max-w-72">
        <span dir="ltr" title={letter.cause ?? undefined} className="block truncate text-xs">
          {letter.cause?.split(".").at(-1) ?? "–"}
        </span>
      </Td>
      <Td className="text-xs text-muted-foreground">
        <bdi>{letter.consumer_group ?? "–"}</bdi>
      </Td>
      <Td className="text-muted-foreground">
        <Ago at={letter.arrived_at} />
      </Td>
      <Td>
        <LetterState state={letter.state} />
      </Td>
      <Td className="text-end">
        <Button
          size="sm"
          variant="secondary"
          aria-label={t("openOne", { name: nameOf(letter) })}
          onClick={onShow}
        >
          {t("open")}
        </Button>
      </Td>
    </Row>
  );
}

export function LetterState({ state }: { state: DeadLetter["state"] }) {
  const t = useTranslations("admin.operations.letters.states");
  const looks = {
    open: { tone: "danger", icon: Inbox },
    replayed: { tone: "success", icon: Undo2 },
    dropped: { tone: "neutral", icon: Trash2 },
  } as const;
  const one = known(STATES, state);
  if (one === undefined) {
    return <Badge>{state}</Badge>;
  }
  const { tone, icon: Icon } = looks[one];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden /> {t(one)}
    </Badge>
  );
}
