"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { ChannelState, WebhookPlan } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { known } from "@/lib/known";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { Skeleton } from "@/ui/skeleton";
import { Spinner } from "@/ui/spinner";
import { Card } from "../parts/admin-page";
import { Loaded } from "../parts/loaded";
import { Head, Row, RowHead, Table, Td, Th } from "../parts/table";
import { PROBLEMS, WARNINGS } from "./codes";
import { channelKeys, webhookPlanQuery } from "./queries";

const isPublicUrlMissing = (error: unknown) =>
  error instanceof ApiProblem && error.code === "public-url-missing";

/** How the provider is to call us: what would change, and the button that changes it. */
export function WebhookCard({ channel }: { channel: ChannelState }) {
  const t = useTranslations("admin.channel.webhook");
  const explain = useExplain();
  const cache = useQueryClient();
  const plan = useQuery(webhookPlanQuery);
  const apply = useMutation({
    mutationFn: () => data(api.POST("/channel/webhook")),
    onSuccess: () => cache.invalidateQueries({ queryKey: channelKeys.state }),
  });
  const { webhook } = channel;
  return (
    <Card title={t("title")} lead={t("lead")}>
      <div className="space-y-4">
        <p
          className={`flex items-start gap-2 font-medium ${webhook.ok ? "text-success" : "text-warning"}`}
        >
          {webhook.ok ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
          ) : (
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          )}
          {t(webhook.ok ? "ok" : "notOk")}
        </p>
        {webhook.problems.length > 0 && (
          <ul className="list-disc space-y-1 ps-6 text-muted-foreground">
            {webhook.problems.map((code) => (
              <Problem key={code} code={code} />
            ))}
          </ul>
        )}
        <dl className="grid gap-3 sm:grid-cols-2">
          <Address term={t("now")} url={webhook.url} />
          <Address term={t("expected")} url={webhook.expected_url} />
        </dl>
        {isPublicUrlMissing(plan.error) ? (
          <p className="rounded-md bg-warning-soft px-3 py-2 text-warning">{t("publicUrl")}</p>
        ) : (
          <Loaded query={plan} placeholder={<Skeleton className="h-24" />}>
            {(data) => (
              <>
                {data.changes.length === 0 ? (
                  <p className="text-muted-foreground">{t("nothing")}</p>
                ) : (
                  <Changes caption={t("changes")} plan={data} />
                )}
                <Warnings
                  // The page says this one itself.
                  codes={data.warnings.filter((code) => code !== "media-auto-download-off")}
                />
                {data.changes.length > 0 && (
                  <Button
                    className="mt-4"
                    disabled={apply.isPending}
                    onClick={() => apply.mutate()}
                  >
                    {apply.isPending && <Spinner />}
                    {t("apply", { count: data.changes.length })}
                  </Button>
                )}
              </>
            )}
          </Loaded>
        )}
        <div aria-live="polite" className="empty:hidden">
          {apply.error && (
            <FormProblem>
              {isPublicUrlMissing(apply.error) ? t("publicUrl") : explain(apply.error)}
            </FormProblem>
          )}
          {apply.data && (
            <p className="flex items-center gap-2 text-success">
              <CircleCheck aria-hidden className="size-4 shrink-0" />
              {t("applied", { count: apply.data.changes.length })}
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}

function Problem({ code }: { code: string }) {
  const t = useTranslations("admin.channel.problem");
  const words = known(PROBLEMS, code);
  return <li>{words ? t(words) : code}</li>;
}

const Address = ({ term, url }: { term: string; url: string | null }) => (
  <div className="min-w-0">
    <dt className="text-xs text-muted-foreground">{term}</dt>
    <dd dir="ltr" className="font-mono text-xs wrap-anywhere rtl:text-end">
      {url ?? "–"}
    </dd>
  </div>
);

function Changes({ caption, plan }: { caption: string; plan: WebhookPlan }) {
  const t = useTranslations("admin.channel.webhook");
  return (
    <Table caption={caption}>
      <Head>
        <Th>{t("setting")}</Th>
        <Th>{t("before")}</Th>
        <Th>{t("after")}</Th>
      </Head>
      <tbody>
        {plan.changes.map(({ setting, before, after }) => (
          <Row key={setting}>
            <RowHead dir="ltr" className="align-top font-mono text-xs">
              {setting}
            </RowHead>
            <Td className="min-w-44 align-top">
              <del className="block font-mono text-xs wrap-anywhere text-danger">
                {before ?? t("notSet")}
              </del>
            </Td>
            <Td className="min-w-44 align-top">
              <ins className="block font-mono text-xs wrap-anywhere text-success no-underline">
                {after ?? t("notSet")}
              </ins>
            </Td>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Warnings({ codes }: { codes: string[] }) {
  const t = useTranslations("admin.channel.warning");
  return codes.length === 0 ? null : (
    <ul className="mt-4 space-y-2">
      {codes.map((code) => {
        const words = known(WARNINGS, code);
        return (
          <li
            key={code}
            className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning"
          >
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {words ? t(words) : code}
          </li>
        );
      })}
    </ul>
  );
}
