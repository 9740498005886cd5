import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { ChannelBadge } from "@/features/chats/channel";
import { customerName } from "@/features/chats/describe";
import { chatKeys } from "@/features/chats/queries";
import { openChat } from "@/features/inbox/address";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { Chat } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";

/** The other chats of the same person, as far as the user may see them. */
export function OtherChats({ chat }: { chat: Chat }) {
  const t = useTranslations("customer.others");
  const common = useTranslations("common");
  const format = useFormatter();
  const explain = useExplain();
  const chats = useQuery({
    queryKey: [...chatKeys.all, "of-customer", chat.customer.id],
    queryFn: async ({ signal }) =>
      (
        await data(
          api.GET("/customers/{id}/chats", { params: { path: { id: chat.customer.id } }, signal }),
        )
      ).items,
  });

  const { error } = chats;
  if (chats.isPending) {
    return <Skeleton className="h-14" />;
  }
  if (error && !(error instanceof ApiProblem && error.status === 404)) {
    return (
      <div className="space-y-2 text-sm text-muted-foreground">
        <p>{explain(error)}</p>
        <Button size="sm" variant="secondary" onClick={() => void chats.refetch()}>
          {common("retry")}
        </Button>
      </div>
    );
  }
  const others = (chats.data ?? []).filter((other) => other.id !== chat.id);
  if (others.length === 0) {
    return <p className="text-sm text-muted-foreground">{t("none")}</p>;
  }
  return (
    <ul className="space-y-1">
      {others.map((other) => (
        <li key={other.id}>
          <button
            type="button"
            onClick={() => openChat(other.id)}
            className="flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-start text-sm hover:bg-muted"
          >
            <ChannelBadge channel={other.channel} className="mt-0.5" />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate font-medium">
                {customerName(other)}
              </span>
              <span dir="auto" className="block truncate text-xs text-muted-foreground">
                {other.last_message?.text ?? t("noWords")}
              </span>
            </span>
            {other.last_message_at && (
              <time className="shrink-0 text-xs text-muted-foreground">
                {format.dateTime(new Date(other.last_message_at), { dateStyle: "short" })}
              </time>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
