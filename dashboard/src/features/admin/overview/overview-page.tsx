"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { Report } from "@/lib/api/types";
import { Skeleton } from "@/ui/skeleton";
import { AdminPage } from "../parts/admin-page";
import { DownloadButton } from "../parts/download-button";
import { Loaded } from "../parts/loaded";
import { ByAgent } from "./by-agent";
import { Figure } from "./figure";
import { Filters } from "./filters";
import type { Interval } from "./range";
import { Tiles } from "./tiles";
import { TimesCard } from "./times-card";
import { useReport } from "./use-report";

export function OverviewPage() {
  const t = useTranslations("admin.overview");
  const { preset, range, interval, filter, report, earlier } = useReport();
  return (
    <AdminPage
      title={t("title")}
      lead={t("lead")}
      actions={<DownloadButton path="/reports/overview/export" query={filter} />}
    >
      <Filters preset={preset} range={range} interval={interval} />
      <Loaded query={report} placeholder={<Placeholder />}>
        {(data) => (
          <div
            aria-busy={report.isPlaceholderData}
            className={`space-y-4 transition-opacity ${report.isPlaceholderData ? "opacity-60" : ""}`}
          >
            <Tiles report={data} earlier={earlier.isPlaceholderData ? undefined : earlier.data} />
            <Charts report={data} interval={interval} />
            <ByAgent rows={data.by_agent} />
          </div>
        )}
      </Loaded>
    </AdminPage>
  );
}

function Charts({ report, interval }: { report: Report; interval: Interval }) {
  const t = useTranslations("admin.overview");
  const format = useFormatter();
  const inSeries = {
    key: "messages_in",
    label: t("messagesIn"),
    color: "var(--info)",
    stack: "in",
  };
  const agents = {
    key: "agent_replies",
    label: t("agentReplies"),
    color: "var(--primary)",
    stack: "out",
  };
  const bot = { key: "bot_replies", label: t("botReplies"), color: "var(--bot)", stack: "out" };
  const moment = (at: string) =>
    format.dateTime(
      new Date(at),
      interval === "hour"
        ? { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }
        : { day: "numeric", month: "short" },
    );
  return (
    <>
      <Figure
        title={t("volume.title")}
        lead={t("volume.lead")}
        unit={t(`interval.${interval}`)}
        series={[inSeries, agents, bot]}
        points={report.volume.map(({ at, ...counts }) => ({ label: moment(at), ...counts }))}
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <TimesCard
          title={t("firstResponse.title")}
          lead={t("firstResponse.lead")}
          times={report.first_response}
        />
        <TimesCard
          title={t("resolution.title")}
          lead={t("resolution.lead")}
          times={report.resolution}
        />
      </div>
      <Figure
        title={t("byHour.title")}
        lead={t("byHour.lead")}
        unit={t("byHour.unit")}
        series={[inSeries, agents]}
        points={report.by_hour.map(({ hour, ...counts }) => ({
          label: `${String(hour).padStart(2, "0")}:00`,
          ...counts,
        }))}
      />
    </>
  );
}

const Placeholder = () => (
  <div className="space-y-4">
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} className="h-28" />
      ))}
    </div>
    <Skeleton className="h-80" />
    <div className="grid gap-4 lg:grid-cols-2">
      <Skeleton className="h-52" />
      <Skeleton className="h-52" />
    </div>
  </div>
);
