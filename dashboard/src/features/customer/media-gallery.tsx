import { useInfiniteQuery } from "@tanstack/react-query";
import { FileText, Play } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { threadQuery } from "@/features/chats/queries";
import { messagesOf } from "@/features/thread/cache";
import { openLightbox } from "@/features/thread/lightbox-store";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { openChat } from "@/features/inbox/address";

const MOST = 60;

/** The files of the thread, as far as it is loaded, newest first. */
export function MediaGallery({ chatId }: { chatId: number }) {
  const t = useTranslations("customer.media");
  const explain = useExplain();
  const thread = useInfiniteQuery({ ...threadQuery(chatId), enabled: false });
  const files = useMemo(
    () =>
      messagesOf(thread.data)
        .filter(({ media, deleted_at }) => media?.state === "ready" && media.url && !deleted_at)
        .reverse()
        .slice(0, MOST),
    [thread.data],
  );
  const pictures = files.filter(({ type }) => ["image", "video", "gif"].includes(type));
  const documents = files.filter(({ type }) => type === "document");

  if (!thread.data) {
    return thread.error ? (
      <p className="text-sm text-muted-foreground">{explain(thread.error)}</p>
    ) : (
      <Skeleton className="h-14" />
    );
  }
  return (
    <div className="space-y-3">
      {files.length === 0 && <p className="text-sm text-muted-foreground">{t("none")}</p>}
      {pictures.length > 0 && (
        <ul className="grid grid-cols-3 gap-1.5">
          {pictures.map((message) => (
            <li key={message.id}>
              <button
                type="button"
                onClick={() =>
                  message.type === "image"
                    ? openLightbox(chatId, message.id)
                    : openChat(chatId, message.id)
                }
                aria-label={t(message.type === "image" ? "openPicture" : "goToFilm", {
                  name: message.media?.file_name ?? message.text?.slice(0, 60) ?? "",
                })}
                className="flex aspect-square w-full items-center justify-center overflow-hidden rounded-md bg-muted"
              >
                {message.type === "image" ? (
                  // eslint-disable-next-line @next/next/no-img-element -- it stands behind the media cookie
                  <img
                    src={message.media!.url!}
                    alt=""
                    loading="lazy"
                    className="size-full object-cover"
                  />
                ) : (
                  <Play aria-hidden className="size-6 text-muted-foreground" />
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ul className="space-y-1">
          {documents.map((message) => (
            <li key={message.id}>
              <a
                href={message.media!.url!}
                download={message.media!.file_name ?? true}
                className="flex min-h-8 items-center gap-2 rounded-md px-1 text-sm hover:bg-muted pointer-coarse:min-h-11"
              >
                <FileText aria-hidden className="size-4 shrink-0 text-primary" />
                <span dir="auto" className="truncate">
                  {message.media!.file_name ?? t("file")}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {thread.hasNextPage && (
        <Button
          size="sm"
          variant="secondary"
          disabled={thread.isFetchingNextPage}
          onClick={() => void thread.fetchNextPage()}
        >
          {t("older")}
        </Button>
      )}
    </div>
  );
}
