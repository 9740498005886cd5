"use client";
import { MessageSquarePlus, PanelLeft } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { openDialog } from "@/features/commands/dialogs";
import { cn } from "@/lib/cn";
import { usePreferences } from "@/lib/preferences";
import { useUser } from "@/lib/session";
import { IconButton } from "@/ui/icon-button";
import { lazily } from "@/ui/lazily";
import { go, useAddress } from "./address";
import { ChatList } from "./chat-list";
import { filterOf, homeView } from "./filter";
import { ActiveFilters, Filters } from "./filters";
import { SearchBox } from "./search-box";
import { SelectionBar } from "./selection-bar";
import { ViewMenu } from "./view-menu";

const SearchResults = lazily(
  async () => (await import("./search-results")).SearchResults,
  <div className="flex-1" />,
);

/** Which chats there are: the view, the search, the filters and the rows. */
export function ListPane() {
  const t = useTranslations("inbox");
  const address = useAddress();
  const user = useUser();
  const { viewsOpen, set } = usePreferences();
  const filter = useMemo(() => filterOf(address, user), [address, user]);
  const searching = address.q.trim() !== "";
  const view = address.view ?? homeView(user);
  const label = searching ? t("search.results", { q: address.q }) : t(`views.${view}`);

  return (
    <section aria-label={t("list.title")} className="flex h-full min-h-0 flex-col bg-card">
      <header className="space-y-2 border-b border-border p-3 pb-2">
        <div className="flex items-center gap-1">
          <IconButton
            label={viewsOpen ? t("views.hide") : t("views.show")}
            aria-expanded={viewsOpen}
            className="-ms-1.5 hidden lg:inline-flex"
            onClick={() => set({ viewsOpen: !viewsOpen })}
          >
            <PanelLeft className="rtl:-scale-x-100" />
          </IconButton>
          <h1 className="sr-only">{label}</h1>
          <p
            aria-hidden
            className={cn(
              "hidden min-w-0 flex-1 truncate text-base font-semibold",
              viewsOpen && "lg:block",
            )}
          >
            {label}
          </p>
          <div className={cn("min-w-0 flex-1", viewsOpen && "lg:hidden")}>
            <ViewMenu />
          </div>
          <Filters />
          <IconButton label={t("start.title")} onClick={() => openDialog("start")}>
            <MessageSquarePlus />
          </IconButton>
        </div>
        <SearchBox />
        <ActiveFilters />
        {searching && (
          <div role="tablist" aria-label={t("search.where")} className="flex gap-1">
            {(["chats", "messages"] as const).map((where) => (
              <button
                key={where}
                type="button"
                role="tab"
                aria-selected={address.searchIn === where}
                onClick={() => go({ searchIn: where }, "replace")}
                className="h-8 flex-1 rounded-md text-xs font-medium text-muted-foreground hover:bg-muted aria-selected:bg-accent aria-selected:text-accent-foreground pointer-coarse:h-11"
              >
                {t(`search.${where}`)}
              </button>
            ))}
          </div>
        )}
      </header>
      {searching && address.searchIn === "messages" ? (
        <SearchResults q={address.q.trim()} />
      ) : (
        <ChatList key={JSON.stringify(filter)} filter={filter} label={label} />
      )}
      <SelectionBar />
    </section>
  );
}
