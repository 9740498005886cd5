"use client";
import dynamic from "next/dynamic";
import { useId, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { Card } from "../parts/admin-page";
import { Head, Row, RowHead, Table, Td, Th } from "../parts/table";
import type { Bars as BarsComponent } from "./bars";

const Bars = dynamic(() => import("./bars").then((module) => module.Bars), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
}) as typeof BarsComponent;

export type Series = { key: string; label: string; color: string; stack: string };
export type Point = { label: string } & Record<string, number | string>;

type FigureProps = {
  title: string;
  lead?: ReactNode;
  /** What the first column of the table holds. */
  unit: string;
  series: Series[];
  points: Point[];
};

/** A chart with the same figures as a table: for who cannot see it, and for who wants the numbers. */
export function Figure({ title, lead, unit, series, points }: FigureProps) {
  const t = useTranslations("admin.overview");
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const empty = points.every((point) => series.every(({ key }) => !point[key]));
  return (
    <Card
      title={title}
      lead={lead}
      actions={
        <Button
          size="sm"
          variant="ghost"
          aria-pressed={asTable}
          aria-controls={id}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? "asChart" : "asTable")}
        </Button>
      }
    >
      <div id={id}>
        {!asTable && empty && (
          <p className="grid h-64 place-items-center text-muted-foreground">{t("nothing")}</p>
        )}
        {!asTable && !empty && (
          <div aria-hidden>
            <ul className="flex flex-wrap gap-x-4 gap-y-1 pb-3 text-xs text-muted-foreground">
              {series.map(({ key, label, color }) => (
                <li key={key} className="flex items-center gap-1.5">
                  <span className="size-2.5 rounded-sm" style={{ background: color }} />
                  {label}
                </li>
              ))}
            </ul>
            <Bars series={series} points={points} />
          </div>
        )}
        <div className={asTable ? "max-h-96 overflow-y-auto" : "sr-only"}>
          <FigureTable title={title} unit={unit} series={series} points={points} />
        </div>
      </div>
    </Card>
  );
}

const FigureTable = ({ title, unit, series, points }: Omit<FigureProps, "lead">) => (
  <Table caption={title}>
    <Head>
      <Th>{unit}</Th>
      {series.map(({ key, label }) => (
        <Th key={key} className="text-end">
          {label}
        </Th>
      ))}
    </Head>
    <tbody>
      {points.map((point) => (
        <Row key={point.label}>
          <RowHead className="py-1.5 font-normal whitespace-nowrap">{point.label}</RowHead>
          {series.map(({ key }) => (
            <Td key={key} className="py-1.5 text-end tabular-nums">
              {point[key]}
            </Td>
          ))}
        </Row>
      ))}
    </tbody>
  </Table>
);
