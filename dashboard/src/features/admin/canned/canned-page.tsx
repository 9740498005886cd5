"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageSquareText, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { CANNED, cannedQuery } from "@/features/canned/queries";
import { api, data } from "@/lib/api/client";
import type { CannedAnswer } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { IconButton } from "@/ui/icon-button";
import { Input, Select } from "@/ui/input";
import { StatePanel } from "@/ui/state";
import { useAddress } from "../parts/address";
import { AdminPage } from "../parts/admin-page";
import { Loaded } from "../parts/loaded";
import { CannedForm } from "./canned-form";

export function CannedPage() {
  const t = useTranslations("admin.canned");
  const common = useTranslations("common");
  const explain = useExplain();
  const cache = useQueryClient();
  const { get, change } = useAddress();
  const answers = useQuery(cannedQuery);
  const [edited, setEdited] = useState<CannedAnswer | "new" | null>(null);
  const [doomed, setDoomed] = useState<CannedAnswer | null>(null);
  const [sought, setSought] = useState("");
  const scope = get("scope");

  const matches = (answer: CannedAnswer) =>
    (scope === "" || (scope === "shared") === answer.shared) &&
    `${answer.shortcut} ${answer.text}`.toLowerCase().includes(sought.trim().toLowerCase());

  async function remove(answer: CannedAnswer) {
    try {
      await data(api.DELETE("/canned-answers/{id}", { params: { path: { id: answer.id } } }));
      toast.success(t("deleted", { shortcut: answer.shortcut }));
    } catch (error) {
      toast.error(explain(error));
    }
    await cache.invalidateQueries({ queryKey: CANNED });
  }

  const add = (
    <Button onClick={() => setEdited("new")}>
      <Plus /> {t("add")}
    </Button>
  );
  return (
    <AdminPage title={t("title")} lead={t("lead")} actions={add}>
      <Loaded query={answers}>
        {(all) => {
          if (all.length === 0) {
            return (
              <StatePanel
                className="min-h-64"
                icon={<MessageSquareText />}
                title={t("empty.title")}
                detail={t("empty.detail")}
              />
            );
          }
          const shown = all.filter(matches);
          return (
            <>
              <div role="search" className="flex flex-wrap gap-2">
                <Input
                  type="search"
                  aria-label={t("search")}
                  placeholder={t("search")}
                  className="sm:max-w-64"
                  value={sought}
                  onChange={({ target }) => setSought(target.value)}
                />
                <Select
                  aria-label={t("form.scope")}
                  className="w-auto"
                  value={scope}
                  onChange={({ target }) => change({ scope: target.value })}
                >
                  <option value="">{t("everyScope")}</option>
                  <option value="shared">{t("shared")}</option>
                  <option value="mine">{t("mine")}</option>
                </Select>
              </div>
              {shown.length === 0 && <StatePanel className="min-h-48" title={t("nothingFound")} />}
              <ul aria-label={t("title")} className="grid gap-3 md:grid-cols-2">
                {shown.map((answer) => (
                  <li
                    key={answer.id}
                    className="flex min-w-0 flex-col gap-2 rounded-xl border border-border bg-card p-4"
                  >
                    <div className="flex items-center gap-2">
                      <h2 dir="auto" className="min-w-0 flex-1 truncate font-semibold">
                        /{answer.shortcut}
                      </h2>
                      <Badge tone={answer.shared ? "accent" : "neutral"}>
                        {t(answer.shared ? "shared" : "mine")}
                      </Badge>
                      <IconButton
                        size="icon-sm"
                        label={t("editOne", { shortcut: answer.shortcut })}
                        onClick={() => setEdited(answer)}
                      >
                        <Pencil />
                      </IconButton>
                      <IconButton
                        size="icon-sm"
                        label={t("deleteOne", { shortcut: answer.shortcut })}
                        onClick={() => setDoomed(answer)}
                      >
                        <Trash2 />
                      </IconButton>
                    </div>
                    <p
                      dir="auto"
                      className="line-clamp-4 wrap-anywhere whitespace-pre-wrap text-muted-foreground"
                    >
                      {answer.text}
                    </p>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
      {edited && (
        <CannedForm answer={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
      {doomed && (
        <Confirm
          open
          onOpenChange={() => setDoomed(null)}
          title={t("deleteTitle", { shortcut: doomed.shortcut })}
          description={t(doomed.shared ? "deleteShared" : "deleteMine")}
          action={common("delete")}
          onConfirm={() => remove(doomed)}
        />
      )}
    </AdminPage>
  );
}
