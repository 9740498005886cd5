"use client";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import type { Report } from "@/lib/api/types";
import { Card } from "../parts/admin-page";
import { duration } from "../parts/duration";
import { Head, Row, RowHead, Table, Td, Th } from "../parts/table";

/** Who answered how much, and how fast. */
export function ByAgent({ rows }: { rows: Report["by_agent"] }) {
  const t = useTranslations("admin.overview");
  const format = useFormatter();
  const locale = useLocale();
  const time = (seconds: number | null) => (seconds === null ? "–" : duration(seconds, locale));
  return (
    <Card title={t("byAgent.title")} lead={t("byAgent.lead")}>
      {rows.length === 0 ? (
        <p className="text-muted-foreground">{t("byAgent.empty")}</p>
      ) : (
        <Table caption={t("byAgent.title")}>
          <Head>
            <Th>{t("agent")}</Th>
            <Th className="text-end">{t("agentReplies")}</Th>
            <Th className="text-end">{t("byAgent.chats")}</Th>
            <Th className="text-end">{t("byAgent.half")}</Th>
            <Th className="text-end">{t("byAgent.nine")}</Th>
          </Head>
          <tbody>
            {rows.map((row) => (
              <Row key={row.agent_id}>
                <RowHead className="max-w-56 min-w-32 wrap-anywhere">
                  <bdi>{row.name ?? t("byAgent.gone", { id: String(row.agent_id) })}</bdi>
                </RowHead>
                <Td className="text-end tabular-nums">{format.number(row.replies)}</Td>
                <Td className="text-end tabular-nums">{format.number(row.chats)}</Td>
                <Td className="text-end whitespace-nowrap tabular-nums">
                  {time(row.first_response_p50_seconds)}
                </Td>
                <Td className="text-end whitespace-nowrap tabular-nums">
                  {time(row.first_response_p90_seconds)}
                </Td>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
