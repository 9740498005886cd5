"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";

type LoadMoreProps = {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  shown: number;
};

/** Goes on in a list that comes page by page, and tells how much of it is there. */
export function LoadMore({ query, shown }: LoadMoreProps) {
  const t = useTranslations("admin");
  return (
    <div className="flex flex-wrap items-center justify-center gap-3 py-1">
      <p role="status" className="text-xs text-muted-foreground">
        {t("shown", { count: shown })}
      </p>
      {query.hasNextPage && (
        <Button
          variant="secondary"
          size="sm"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage && <Spinner />}
          {t("loadMore")}
        </Button>
      )}
    </div>
  );
}
