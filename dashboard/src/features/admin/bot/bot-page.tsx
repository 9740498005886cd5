"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Bot, Plus } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { BotRule } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { StatePanel } from "@/ui/state";
import { AdminPage } from "../parts/admin-page";
import { Loaded } from "../parts/loaded";
import { DryRun } from "./dry-run";
import { RULES, changeRule, inOrder, rulesQuery } from "./queries";
import { moved } from "./reorder";
import { RuleForm } from "./rule-form";
import { RuleItem } from "./rule-item";

/** What the bot answers by itself. */
export function BotPage() {
  const t = useTranslations("admin.bot");
  const common = useTranslations("common");
  const explain = useExplain();
  const cache = useQueryClient();
  const rules = useQuery(rulesQuery);
  const [edited, setEdited] = useState<BotRule | "new" | null>(null);
  const [doomed, setDoomed] = useState<BotRule | null>(null);
  const [matched, setMatched] = useState<number | null>(null);
  const [said, setSaid] = useState("");

  /** Shows the change at once, and what the server made of it afterwards. */
  async function apply(changed: BotRule[], calls: () => Promise<unknown>) {
    cache.setQueryData<BotRule[]>(RULES, (old = []) =>
      inOrder(old.map((rule) => changed.find(({ id }) => id === rule.id) ?? rule)),
    );
    try {
      await calls();
    } catch (error) {
      toast.error(
        error instanceof ApiProblem && error.status === 409
          ? t("changedMeanwhile")
          : explain(error),
      );
    }
    await cache.invalidateQueries({ queryKey: RULES });
  }

  const enable = (rule: BotRule, enabled: boolean) =>
    apply([{ ...rule, enabled }], () => changeRule(rule, { enabled }));

  function move(all: BotRule[], from: number, to: number) {
    const changes = moved(all, from, to);
    setSaid(t("movedTo", { name: all[from]?.name ?? "", place: to + 1, count: all.length }));
    return apply(
      changes.map(({ rule, priority }) => ({ ...rule, priority })),
      () => Promise.all(changes.map(({ rule, priority }) => changeRule(rule, { priority }))),
    );
  }

  async function remove(rule: BotRule) {
    try {
      await data(api.DELETE("/bot/rules/{id}", { params: { path: { id: rule.id } } }));
      toast.success(t("deleted", { name: rule.name }));
    } catch (error) {
      toast.error(explain(error));
    }
    await cache.invalidateQueries({ queryKey: RULES });
  }

  return (
    <AdminPage
      title={t("title")}
      lead={t("lead")}
      actions={
        <Button onClick={() => setEdited("new")}>
          <Plus /> {t("add")}
        </Button>
      }
    >
      <p role="status" className="sr-only">
        {said}
      </p>
      <Loaded query={rules}>
        {(all) => (
          <>
            <DryRun rules={all} onMatch={setMatched} />
            {all.length === 0 ? (
              <StatePanel
                className="min-h-48"
                icon={<Bot />}
                title={t("empty.title")}
                detail={t("empty.detail")}
              />
            ) : (
              <ol aria-label={t("list")} className="space-y-2">
                {all.map((rule, index) => (
                  <RuleItem
                    key={rule.id}
                    rule={rule}
                    place={index}
                    count={all.length}
                    matched={rule.id === matched}
                    onMove={(to) => void move(all, index, to)}
                    onEnable={(enabled) => void enable(rule, enabled)}
                    onEdit={() => setEdited(rule)}
                    onDelete={() => setDoomed(rule)}
                  />
                ))}
              </ol>
            )}
          </>
        )}
      </Loaded>
      {edited && (
        <RuleForm rule={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
      {doomed && (
        <Confirm
          open
          onOpenChange={() => setDoomed(null)}
          title={t("deleteTitle", { name: doomed.name })}
          description={t("deleteDetail")}
          action={common("delete")}
          onConfirm={() => remove(doomed)}
        />
      )}
    </AdminPage>
  );
}
