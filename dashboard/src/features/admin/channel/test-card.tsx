"use client";
import { useMutation } from "@tanstack/react-query";
import { Activity, CircleCheck, CircleX } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { Spinner } from "@/ui/spinner";
import { Card } from "../parts/admin-page";

/** Sends a test the whole way round and says how long it took, or where it was lost. */
export function TestCard() {
  const t = useTranslations("admin.channel.test");
  const format = useFormatter();
  const explain = useExplain();
  const test = useMutation({ mutationFn: () => data(api.POST("/channel/test")) });
  const result = test.data;
  return (
    <Card
      title={t("title")}
      lead={t("lead")}
      actions={
        <Button variant="secondary" disabled={test.isPending} onClick={() => test.mutate()}>
          {test.isPending ? <Spinner /> : <Activity />}
          {t(test.isPending ? "busy" : "run")}
        </Button>
      }
    >
      <div aria-live="polite">
        {test.isIdle && <p className="text-muted-foreground">{t("idle")}</p>}
        {test.isPending && (
          <div className="space-y-2">
            <p className="text-muted-foreground">{t("way")}</p>
            <div
              role="progressbar"
              aria-label={t("busy")}
              className="h-1.5 overflow-hidden rounded-full bg-muted"
            >
              <div className="h-full w-1/3 animate-pulse rounded-full bg-primary" />
            </div>
          </div>
        )}
        {test.error && <FormProblem>{explain(test.error)}</FormProblem>}
        {result && !test.isPending && (
          <p className={`flex items-start gap-2 ${result.ok ? "text-success" : "text-danger"}`}>
            {result.ok ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
            ) : (
              <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
            )}
            <span className="min-w-0">
              <span className="font-medium">
                {result.ok
                  ? t("ok", { time: format.number(result.milliseconds) })
                  : t("failed", { time: format.number(result.milliseconds) })}
              </span>
              {result.detail && (
                <span dir="auto" className="block wrap-anywhere text-muted-foreground">
                  {result.detail}
                </span>
              )}
            </span>
          </p>
        )}
      </div>
    </Card>
  );
}
