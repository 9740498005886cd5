"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { CloudOff, SearchX } from "lucide-react";
import { useEffect, useRef, type MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { customerName } from "@/features/chats/describe";
import { chatKeys } from "@/features/chats/queries";
import { api, data } from "@/lib/api/client";
import { useExplain } from "@/lib/explain";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { StatePanel } from "@/ui/state";
import { formatAddress, openChat, useAddress } from "./address";
import { highlighted } from "./highlight";
import { useListFocus, wantListFocus } from "./list-focus";
import { ListSkeleton } from "./list-state";
import { When } from "./waiting";

/** Messages with the words in them, the newest first; one leads to its place in the thread. */
export function SearchResults({ q }: { q: string }) {
  const t = useTranslations("inbox.search");
  const common = useTranslations("common");
  const explain = useExplain();
  const address = useAddress();
  const results = useInfiniteQuery({
    queryKey: [...chatKeys.all, "search", q],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET("/chats/search", {
          params: { query: { q, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

  const list = useRef<HTMLUListElement>(null);
  const goOn = useListFocus(({ wanted }) => wanted);
  const isThere = results.data?.pages.some((page) => page.items.length > 0) ?? false;
  useEffect(() => {
    if (goOn && isThere) {
      wantListFocus(false);
      list.current?.querySelector("a")?.focus();
    }
  }, [goOn, isThere]);

  if (results.isPending) {
    return <ListSkeleton height={72} label={common("loading")} />;
  }
  if (results.isError) {
    return (
      <StatePanel
        role="alert"
        icon={<CloudOff />}
        title={t("failed")}
        detail={explain(results.error)}
        action={<Button onClick={() => void results.refetch()}>{common("retry")}</Button>}
      />
    );
  }
  const hits = results.data.pages.flatMap((page) => page.items);
  if (hits.length === 0) {
    return (
      <StatePanel
        role="status"
        icon={<SearchX />}
        title={t("nothing")}
        detail={t("nothingDetail")}
      />
    );
  }
  return (
    <ul ref={list} aria-label={t("messages")} className="min-h-0 flex-1 overflow-y-auto">
      {hits.map(({ message, chat, highlight }, index) => (
        <li
          key={`${message?.id ?? "chat"}-${chat.id}-${index}`}
          className="border-b border-border/60"
        >
          <a
            href={formatAddress({ ...address, chatId: chat.id, messageId: message?.id ?? null })}
            onClick={(event: MouseEvent) => {
              if (!event.metaKey && !event.ctrlKey) {
                event.preventDefault();
                openChat(chat.id, message?.id ?? null);
              }
            }}
            className="flex gap-3 p-3 outline-offset-[-2px] hover:bg-muted"
          >
            <Avatar name={customerName(chat)} src={chat.customer.avatar_url} className="size-9" />
            <div className="min-w-0 flex-1">
              <p className="flex items-baseline gap-2">
                <bdi className="min-w-0 flex-1 truncate font-medium">{customerName(chat)}</bdi>
                {message && <When at={message.created_at} />}
              </p>
              <p
                dir="auto"
                className="line-clamp-2 text-[0.8125rem] [overflow-wrap:anywhere] text-muted-foreground"
              >
                {highlighted(highlight).map((part, at) =>
                  part.isMarked ? (
                    <mark key={at} className="rounded-sm bg-warning-soft px-0.5 text-warning">
                      {part.text}
                    </mark>
                  ) : (
                    <span key={at}>{part.text}</span>
                  ),
                )}
              </p>
            </div>
          </a>
        </li>
      ))}
      {results.hasNextPage && (
        <li className="p-3 text-center">
          <Button
            variant="ghost"
            size="sm"
            disabled={results.isFetchingNextPage}
            onClick={() => void results.fetchNextPage()}
          >
            {results.isFetchingNextPage && <Spinner />}
            {t("more")}
          </Button>
        </li>
      )}
    </ul>
  );
}
