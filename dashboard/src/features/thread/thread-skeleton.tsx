import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { Skeleton } from "@/ui/skeleton";

const WIDTHS = ["w-52", "w-72", "w-40", "w-64", "w-56", "w-80", "w-44"];

/** The shape of a thread that is on its way. */
export function ThreadSkeleton({ bare = false }: { bare?: boolean }) {
  const t = useTranslations("common");
  return (
    <div role="status" className="flex h-full min-h-0 flex-1 flex-col bg-thread">
      <span className="sr-only">{t("loading")}</span>
      {!bare && (
        <div className="flex min-h-15 items-center gap-3 border-b border-border bg-card px-4">
          <Skeleton className="size-9 rounded-full" />
          <Skeleton className="h-4 w-40" />
        </div>
      )}
      <div className="flex min-h-0 flex-1 flex-col justify-end gap-2 overflow-hidden p-5">
        {WIDTHS.map((width, index) => (
          <Skeleton
            key={index}
            className={cn("h-11 max-w-full rounded-xl", width, index % 3 === 1 && "self-end")}
          />
        ))}
      </div>
    </div>
  );
}
