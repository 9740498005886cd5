"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { Badge } from "@/ui/badge";
import { Card } from "../parts/admin-page";
import { duration } from "../parts/duration";
import { Loaded } from "../parts/loaded";
import { Head, Row, RowHead, Table, Td, Th } from "../parts/table";
import { lanesQuery } from "./queries";

/** What waits in each lane, against how long it may; late ones first. */
export function Lanes() {
  const t = useTranslations("admin.operations.lanes");
  const format = useFormatter();
  const locale = useLocale();
  const lanes = useQuery(lanesQuery);
  const late = lanes.data?.filter((lane) => lane.late).length ?? 0;
  return (
    <Card title={t("title")} lead={t("lead")}>
      <p role="status" className="sr-only">
        {lanes.data ? t("summary", { late }) : ""}
      </p>
      <Loaded query={lanes}>
        {(all) =>
          all.length === 0 ? (
            <p className="text-muted-foreground">{t("none")}</p>
          ) : (
            <Table caption={t("title")}>
              <Head>
                <Th>{t("lane")}</Th>
                <Th className="text-end">{t("depth")}</Th>
                <Th className="text-end">{t("oldest")}</Th>
                <Th className="text-end">{t("promise")}</Th>
                <Th>{t("state")}</Th>
              </Head>
              <tbody>
                {[...all]
                  .sort((a, b) => Number(b.late) - Number(a.late))
                  .map((lane) => (
                    <Row
                      key={`${lane.group} ${lane.topic} ${lane.name}`}
                      className={lane.late ? "bg-danger-soft" : ""}
                    >
                      <RowHead>
                        <bdi className="block">{lane.name}</bdi>
                        <span dir="ltr" className="block text-xs font-normal text-muted-foreground">
                          {lane.topic} → {lane.group}
                        </span>
                      </RowHead>
                      <Td className="text-end tabular-nums">{format.number(lane.depth)}</Td>
                      <Td
                        className={cn(
                          "text-end whitespace-nowrap tabular-nums",
                          lane.late && "font-semibold text-danger",
                        )}
                      >
                        {lane.oldest_seconds === null ? "–" : duration(lane.oldest_seconds, locale)}
                      </Td>
                      <Td className="text-end whitespace-nowrap text-muted-foreground tabular-nums">
                        {lane.promise_seconds === null
                          ? "–"
                          : duration(lane.promise_seconds, locale)}
                      </Td>
                      <Td>
                        {lane.late ? (
                          <Badge tone="danger">
                            <TriangleAlert aria-hidden /> {t("late")}
                          </Badge>
                        ) : (
                          <Badge tone="success">
                            <CircleCheck aria-hidden /> {t("good")}
                          </Badge>
                        )}
                      </Td>
                    </Row>
                  ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
    </Card>
  );
}
