"use client";
import { useQuery } from "@tanstack/react-query";
import { Bookmark, ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { countsQuery } from "@/features/chats/queries";
import { usePreferences } from "@/lib/preferences";
import { useUser } from "@/lib/session";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { go, parseAddress, useAddress, VIEWS } from "./address";
import { CLEARED, homeView } from "./filter";
import { countOf } from "./view-counts";
import { VIEW_ICONS } from "./views";

/** The views where there is no room beside the list. */
export function ViewMenu() {
  const t = useTranslations("inbox.views");
  const address = useAddress();
  const user = useUser();
  const counts = useQuery(countsQuery).data;
  const savedViews = usePreferences((preferences) => preferences.savedViews);
  const view = address.view ?? homeView(user);
  const Icon = VIEW_ICONS[view];
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex h-9 max-w-full items-center gap-2 rounded-md px-2 text-base font-semibold hover:bg-muted pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0"
        >
          <Icon aria-hidden />
          <span className="truncate">{t(view)}</span>
          <Count value={countOf(counts, view)} />
          <ChevronDown aria-hidden />
        </button>
      }
    >
      {VIEWS.map((choice) => {
        const ChoiceIcon = VIEW_ICONS[choice];
        return (
          <MenuItem
            key={choice}
            onSelect={() => go({ ...CLEARED, view: choice })}
            className={choice === view ? "font-semibold" : undefined}
          >
            <ChoiceIcon /> {t(choice)}
            <Count value={countOf(counts, choice)} />
          </MenuItem>
        );
      })}
      {savedViews.length > 0 && <MenuSeparator />}
      {savedViews.map(({ id, name, query }) => (
        <MenuItem key={id} onSelect={() => go({ ...parseAddress(query), chatId: address.chatId })}>
          <Bookmark /> <bdi className="truncate">{name}</bdi>
        </MenuItem>
      ))}
    </Menu>
  );
}

const Count = ({ value }: { value: number | null }) =>
  value ? (
    <span className="ms-auto ps-3 text-xs font-normal text-muted-foreground tabular-nums">
      {value}
    </span>
  ) : null;
