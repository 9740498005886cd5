"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { addDays, isValid, parseISO, startOfDay } from "date-fns";
import { ScrollText, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { peopleQuery } from "@/features/people/queries";
import type { AuditFilter, AuditRow } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input, Select } from "@/ui/input";
import { StatePanel } from "@/ui/state";
import { useAddress } from "../parts/address";
import { AdminPage } from "../parts/admin-page";
import { DownloadButton } from "../parts/download-button";
import { LoadMore } from "../parts/load-more";
import { Loaded } from "../parts/loaded";
import { Head, Row, Table, Td, Th } from "../parts/table";
import { Moment } from "../parts/times";
import { ACTIONS, isKnown, keyOf } from "./actions";
import { detailsLine } from "./details";
import { auditQuery } from "./queries";

const FIELDS = ["action", "actor", "target", "from", "to"] as const;

/** Whole days of the reader's own clock; the last one counts in. */
function filterOf(get: (name: string) => string): AuditFilter {
  const from = startOfDay(parseISO(get("from")));
  const to = startOfDay(addDays(parseISO(get("to")), 1));
  const actor = Number(get("actor"));
  return {
    ...(get("action") ? { action: get("action") } : {}),
    ...(actor > 0 ? { actor } : {}),
    ...(get("target") ? { target: get("target") } : {}),
    ...(isValid(from) ? { from: from.toISOString() } : {}),
    ...(isValid(to) ? { to: to.toISOString() } : {}),
  };
}

/** Who did what, when and from where. */
export function AuditPage() {
  const t = useTranslations("admin.audit");
  const { get, change } = useAddress();
  const filter = filterOf(get);
  const list = useInfiniteQuery(auditQuery(filter));
  const people = useQuery(peopleQuery).data ?? [];
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = FIELDS.some((name) => get(name));
  const clear = () => change(Object.fromEntries(FIELDS.map((name) => [name, null])));
  return (
    <AdminPage
      title={t("title")}
      lead={t("lead")}
      actions={<DownloadButton path="/audit/export" query={filter} />}
    >
      <div role="search" className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-6">
        <Field label={t("actionLabel")} className="max-sm:col-span-2">
          {(control) => (
            <Select
              {...control}
              value={get("action")}
              onChange={({ target }) => change({ action: target.value })}
            >
              <option value="">{t("everyAction")}</option>
              {ACTIONS.map((action) => (
                <option key={action} value={action}>
                  {t(`action.${keyOf(action)}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("actor")}>
          {(control) => (
            <Select
              {...control}
              value={get("actor")}
              onChange={({ target }) => change({ actor: target.value })}
            >
              <option value="">{t("everybody")}</option>
              {people.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("target")}>
          {(control) => (
            <Input
              {...control}
              key={get("target")}
              defaultValue={get("target")}
              placeholder="user:7"
              dir="ltr"
              onBlur={({ target }) => change({ target: target.value.trim() })}
              onKeyDown={({ key, currentTarget }) =>
                key === "Enter" && change({ target: currentTarget.value.trim() })
              }
            />
          )}
        </Field>
        {(["from", "to"] as const).map((name) => (
          <Field key={name} label={t(name)}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={get(name)}
                onChange={({ target }) => change({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
        {filtered && (
          <Button variant="ghost" onClick={clear}>
            <X /> {t("clear")}
          </Button>
        )}
      </div>
      <Loaded query={list}>
        {() =>
          rows.length === 0 ? (
            <StatePanel
              className="min-h-48"
              icon={<ScrollText />}
              title={t(filtered ? "noneSuch" : "none")}
            />
          ) : (
            <>
              <Table caption={t("title")}>
                <Head>
                  <Th>{t("at")}</Th>
                  <Th>{t("actionLabel")}</Th>
                  <Th>{t("actor")}</Th>
                  <Th>{t("target")}</Th>
                  <Th>{t("details")}</Th>
                  <Th>{t("address")}</Th>
                </Head>
                <tbody>
                  {rows.map((row) => (
                    <AuditLine key={row.id} row={row} />
                  ))}
                </tbody>
              </Table>
              <LoadMore query={list} shown={rows.length} />
            </>
          )
        }
      </Loaded>
    </AdminPage>
  );
}

function AuditLine({ row }: { row: AuditRow }) {
  const t = useTranslations("admin.audit");
  return (
    <Row>
      <Td className="text-muted-foreground">
        <Moment at={row.at} />
      </Td>
      <Td className="min-w-36 font-medium">
        {isKnown(row.action) ? t(`action.${keyOf(row.action)}`) : row.action}
      </Td>
      <Td className="max-w-40">
        <bdi className="block truncate">{row.actor_name ?? t("system")}</bdi>
      </Td>
      <Td dir="ltr" className="max-w-56 font-mono text-xs wrap-anywhere rtl:text-end">
        {row.target ?? "–"}
      </Td>
      <Td className="min-w-48 text-xs wrap-anywhere text-muted-foreground">
        <bdi>{detailsLine(row.details)}</bdi>
      </Td>
      <Td dir="ltr" className="text-xs whitespace-nowrap text-muted-foreground rtl:text-end">
        {row.address ?? "–"}
      </Td>
    </Row>
  );
}
