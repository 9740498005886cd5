"use client";
import { useQuery } from "@tanstack/react-query";
import {
  AlarmClock,
  AtSign,
  Bookmark,
  Bot,
  CircleCheck,
  Clock,
  Inbox,
  Layers,
  Mail,
  UserRound,
  UserRoundX,
  X,
  type LucideIcon,
} from "lucide-react";
import { memo, type MouseEvent } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { countsQuery } from "@/features/chats/queries";
import { cn } from "@/lib/cn";
import { usePreferences } from "@/lib/preferences";
import { useUser } from "@/lib/session";
import {
  currentAddress,
  formatAddress,
  go,
  parseAddress,
  useListAddress,
  VIEWS,
  type View,
} from "./address";
import { CLEARED, homeView } from "./filter";
import { countOf } from "./view-counts";

export const VIEW_ICONS: Record<View, LucideIcon> = {
  mine: UserRound,
  unassigned: UserRoundX,
  mentioned: AtSign,
  waiting: Clock,
  unread: Mail,
  bot: Bot,
  all: Inbox,
  snoozed: AlarmClock,
  closed: CircleCheck,
};

/** The views with their live counts, and those that the user has saved. Memoized: which chat is open does not matter here. */
export const Views = memo(function Views() {
  const t = useTranslations("inbox.views");
  const here = useListAddress();
  const address = parseAddress(here.split("?")[1] ?? "");
  const user = useUser();
  const counts = useQuery(countsQuery).data;
  const { savedViews, set } = usePreferences();
  const saved = savedViews.find(({ query }) => formatAddress(parseAddress(query)) === here);
  const current = saved || address.q ? null : (address.view ?? homeView(user));

  return (
    <nav aria-label={t("title")} className="flex h-full flex-col gap-0.5 overflow-y-auto p-2">
      <h2 className="px-2.5 pt-2 pb-3 text-lg font-semibold">{t("heading")}</h2>
      {VIEWS.map((view) => (
        <ViewLink
          key={view}
          icon={VIEW_ICONS[view]}
          label={t(view)}
          count={countOf(counts, view)}
          isLoud={view === "waiting" || view === "mentioned"}
          isCurrent={view === current}
          href={formatAddress({ ...address, ...CLEARED, view })}
          onOpen={() => go({ ...CLEARED, view })}
        />
      ))}
      {savedViews.length > 0 && (
        <h3 className="px-2.5 pt-4 pb-1 text-xs font-medium text-muted-foreground">{t("saved")}</h3>
      )}
      {savedViews.map(({ id, name, query }) => {
        const target = parseAddress(query);
        return (
          <div key={id} className="group/saved relative">
            <ViewLink
              icon={target.label ? Bookmark : Layers}
              label={name}
              count={null}
              isLoud={false}
              isCurrent={id === saved?.id}
              href={formatAddress(target)}
              onOpen={() => go({ ...target, chatId: currentAddress().chatId })}
            />
            <button
              type="button"
              aria-label={t("forget", { name })}
              onClick={() => set({ savedViews: savedViews.filter((view) => view.id !== id) })}
              className="absolute inset-y-1 end-1 flex w-7 items-center justify-center rounded-md bg-card opacity-0 group-hover/saved:opacity-100 hover:text-danger focus-visible:opacity-100 pointer-coarse:opacity-100"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </div>
        );
      })}
    </nav>
  );
});

type ViewLinkProps = {
  icon: LucideIcon;
  label: string;
  count: number | null;
  /** A number that calls. */
  isLoud: boolean;
  isCurrent: boolean;
  href: string;
  onOpen: () => void;
};

function ViewLink({ icon: Icon, label, count, isLoud, isCurrent, href, onOpen }: ViewLinkProps) {
  const t = useTranslations("inbox.views");
  const format = useFormatter();
  function open(event: MouseEvent) {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      onOpen();
    }
  }
  return (
    <a
      href={href}
      onClick={open}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-sm hover:bg-muted pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
        isCurrent && "bg-accent font-semibold text-accent-foreground hover:bg-accent",
      )}
    >
      <Icon aria-hidden />
      <bdi className="min-w-0 flex-1 truncate">{label}</bdi>
      {count !== null && count > 0 && (
        <span
          className={cn(
            "rounded-full px-1.5 text-xs tabular-nums",
            isLoud ? "bg-warning-soft font-semibold text-warning" : "text-muted-foreground",
          )}
        >
          <span aria-hidden>
            {format.number(count, count > 9999 ? { notation: "compact" } : {})}
          </span>
          <span className="sr-only">{t("count", { count })}</span>
        </span>
      )}
    </a>
  );
}
