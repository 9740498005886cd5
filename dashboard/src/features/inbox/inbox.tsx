"use client";
import { MessagesSquare } from "lucide-react";
import { useDeferredValue, useEffect, type CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { useCommandKeys } from "@/features/commands/keys";
import { useRestoredOutbox } from "@/features/composer/outbox-keep";
import { CustomerPanel } from "@/features/customer/customer-panel";
import { ConnectionBanner } from "@/features/live/banner";
import { useUnreadTitle } from "@/features/live/title";
import { useLive } from "@/features/live/use-live";
import { useServiceWorker } from "@/features/shell/service-worker";
import { Thread } from "@/features/thread/thread";
import { cn } from "@/lib/cn";
import { loadLater } from "@/lib/on-demand";
import { usePreferences } from "@/lib/preferences";
import { StatePanel } from "@/ui/state";
import { openChat, useAddress, useRouterAddress } from "./address";
import { AHEAD } from "./ahead";
import { ListPane } from "./list-pane";
import { useCustomerPanelOpen, useIsWide } from "./panel";
import { Separator } from "./separator";
import { Views } from "./views";

const LIST = { min: 280, max: 560, usual: 360 };
const PANEL = { min: 260, max: 480, usual: 320 };

/** The agent's screen: the views, the list, the open chat and its customer. On a phone one of them at a time. */
export function Inbox() {
  const t = useTranslations("inbox");
  useRouterAddress();
  useLive();
  useUnreadTitle();
  useCommandKeys();
  useServiceWorker();
  useRestoredOutbox();
  useEffect(() => loadLater(AHEAD), []);
  const { chatId } = useAddress();
  // What was said comes first, who said it a moment later.
  const customerOf = useDeferredValue(chatId);
  const { listWidth, panelWidth, viewsOpen, shortcuts, set } = usePreferences();
  const panelOpen = useCustomerPanelOpen();
  const wide = useIsWide();
  const back = () => openChat(null);
  const hidePanel = panelOpen && chatId !== null && !wide;

  return (
    <>
      <ConnectionBanner />
      <div
        // On a phone an open chat has the whole screen, without the rail.
        data-chat-open={chatId === null ? undefined : ""}
        className="flex min-h-0 flex-1"
        style={{ "--list": `${listWidth}px`, "--panel": `${panelWidth}px` } as CSSProperties}
      >
        {viewsOpen && (
          <div className="hidden w-52 shrink-0 border-e border-border bg-background lg:block">
            <Views />
          </div>
        )}
        <div
          id="pane-list"
          className={cn(
            "min-w-0 flex-1 md:w-[var(--list)] md:flex-none",
            chatId !== null && "hidden md:block",
          )}
        >
          <ListPane />
        </div>
        <Separator
          label={t("panes.list")}
          pane="before"
          controls="pane-list"
          value={listWidth}
          onChange={(width) => set({ listWidth: width })}
          {...LIST}
        />
        <main
          className={cn(
            "min-w-0 flex-1 flex-col bg-thread",
            chatId === null ? "hidden md:flex" : "flex",
            hidePanel && "hidden md:hidden",
          )}
        >
          {chatId === null ? (
            <StatePanel
              icon={<MessagesSquare />}
              title={t("panes.nothingOpen")}
              detail={
                shortcuts ? (
                  <span className="pointer-coarse:hidden">{t("panes.nothingOpenKeys")}</span>
                ) : undefined
              }
            />
          ) : (
            <Thread key={chatId} chatId={chatId} onBack={back} />
          )}
        </main>
        {chatId !== null && panelOpen && (
          <>
            {wide && (
              <Separator
                label={t("panes.panel")}
                pane="after"
                controls="pane-customer"
                value={panelWidth}
                onChange={(width) => set({ panelWidth: width })}
                {...PANEL}
              />
            )}
            <aside
              id="pane-customer"
              aria-label={t("panes.customer")}
              className="min-w-0 flex-1 overflow-y-auto bg-card xl:w-[var(--panel)] xl:flex-none"
            >
              {customerOf !== null && <CustomerPanel key={customerOf} chatId={customerOf} />}
            </aside>
          </>
        )}
      </div>
    </>
  );
}
