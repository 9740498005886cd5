"use client";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { StatePanel } from "@/ui/state";

type Query<T> = {
  data: T | undefined;
  error: Error | null;
  isFetching: boolean;
  refetch: () => unknown;
};

/**
 * What a query brought. The first load shows placeholders, a failure says why; a failed refresh keeps what was there and says that
 * it is old.
 */
export function Loaded<T>({
  query,
  placeholder,
  children,
}: {
  query: Query<T>;
  placeholder?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const t = useTranslations();
  const explain = useExplain();
  const again = (
    <Button
      variant="secondary"
      size="sm"
      disabled={query.isFetching}
      onClick={() => void query.refetch()}
    >
      {t("common.retry")}
    </Button>
  );
  if (query.data !== undefined) {
    return (
      <>
        {query.error && (
          <div
            role="alert"
            className="mb-3 flex flex-wrap items-center gap-3 rounded-lg bg-warning-soft px-3 py-2 text-warning"
          >
            <span className="min-w-0 flex-1">
              {t("admin.stale", { why: explain(query.error) })}
            </span>
            {again}
          </div>
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.error) {
    return (
      <StatePanel
        role="alert"
        className="min-h-48"
        icon={<CircleAlert />}
        title={t("common.problem.title")}
        detail={explain(query.error)}
        action={again}
      />
    );
  }
  return (
    <div role="status">
      <span className="sr-only">{t("common.loading")}</span>
      {placeholder ?? <Rows />}
    </div>
  );
}

/** Placeholders for a list. */
export const Rows = ({ count = 5 }: { count?: number }) => (
  <div className="space-y-2">
    {Array.from({ length: count }, (_, index) => (
      <Skeleton key={index} className="h-12" />
    ))}
  </div>
);
