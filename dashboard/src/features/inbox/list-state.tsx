import { useQuery } from "@tanstack/react-query";
import { CircleCheckBig, CloudOff, FilterX, Inbox, SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { countsQuery } from "@/features/chats/queries";
import { openDialog } from "@/features/commands/dialogs";
import { useExplain } from "@/lib/explain";
import { useUser } from "@/lib/session";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { StatePanel } from "@/ui/state";
import { go, useAddress, type View } from "./address";
import { CLEARED, homeView, isFiltered } from "./filter";
import { countOf } from "./view-counts";

/** Where to look next when a view is done, the most pressing first. */
const NEXT: readonly View[] = ["mine", "waiting", "unassigned", "unread", "all"];

/** Why there are no rows, and what one can do about it. */
export function ListState({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const t = useTranslations("inbox.empty");
  const views = useTranslations("inbox.views");
  const common = useTranslations("common");
  const explain = useExplain();
  const address = useAddress();
  const user = useUser();
  const counts = useQuery(countsQuery).data;
  const view = address.view ?? homeView(user);

  if (problem !== null) {
    return (
      <StatePanel
        role="alert"
        icon={<CloudOff />}
        title={t("failed")}
        detail={explain(problem)}
        action={<Button onClick={onRetry}>{common("retry")}</Button>}
      />
    );
  }
  if (isFiltered(address)) {
    return (
      <StatePanel
        role="status"
        icon={address.q ? <SearchX /> : <FilterX />}
        title={address.q ? t("nothingFound", { q: address.q.slice(0, 60) }) : t("nothingMatches")}
        detail={address.q ? t("nothingFoundDetail") : t("nothingMatchesDetail")}
        action={
          <Button variant="secondary" onClick={() => go(CLEARED)}>
            {address.q ? t("clearSearch") : t("clearFilters")}
          </Button>
        }
      />
    );
  }
  if (counts?.all === 0) {
    return (
      <StatePanel
        role="status"
        icon={<Inbox />}
        title={t("noChats")}
        detail={user.role === "admin" ? t("noChatsAdmin") : t("noChatsAgent")}
        action={
          <Button variant="secondary" onClick={() => openDialog("start")}>
            {t("start")}
          </Button>
        }
      />
    );
  }
  const next = NEXT.find((other) => other !== view && (countOf(counts, other) ?? 0) > 0);
  return (
    <StatePanel
      role="status"
      icon={<CircleCheckBig />}
      title={t(`done.${view}`)}
      detail={next ? t("doneDetail") : t("allDone")}
      action={
        next && (
          <Button variant="secondary" onClick={() => go({ view: next, ...CLEARED })}>
            {t("goTo", { view: views(next), count: countOf(counts, next) ?? 0 })}
          </Button>
        )
      }
    />
  );
}

export function ListSkeleton({ height, label }: { height: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="min-h-0 flex-1 overflow-hidden">
      {Array.from({ length: 12 }, (_, row) => (
        <div
          key={row}
          className="flex items-center gap-3 border-b border-border/60 px-3"
          style={{ height }}
        >
          <Skeleton className="size-11 rounded-full" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
