import { useTranslations } from "use-intl";
import { useColleagues, useCustomerPresence } from "@/features/chats/presence";
import { usePreview } from "@/features/chats/preview";
import { cn } from "@/lib/cn";
import type { Chat } from "@/lib/api/types";
import { useUser } from "@/lib/session";

type RowPreviewProps = { chat: Chat; draft: string | null; isUnread: boolean };

/** What was said last, unless something happens just now: somebody types, or there is a draft. */
export function RowPreview({ chat, draft, isUnread }: RowPreviewProps) {
  const t = useTranslations("inbox.row");
  const preview = usePreview();
  const me = useUser().id;
  const typing = useColleagues(chat.id, me).find(({ state }) => state === "typing");
  const customer = useCustomerPresence(chat.id);
  const base = "min-w-0 flex-1 truncate text-[0.8125rem]";

  if (customer?.state === "typing" || customer?.state === "recording") {
    return (
      <p className={cn(base, "text-success italic")}>
        {t(customer.state === "typing" ? "customerTypes" : "customerRecords")}
      </p>
    );
  }
  if (typing) {
    return (
      <p className={cn(base, "text-info italic")}>{t("colleagueTypes", { name: typing.name })}</p>
    );
  }
  if (draft !== null) {
    return (
      <p className={cn(base, "text-muted-foreground")}>
        <span className="font-medium text-danger">{t("draft")}</span> <bdi>{draft}</bdi>
      </p>
    );
  }
  const message = chat.last_message;
  if (message === null) {
    return <p className={cn(base, "text-muted-foreground italic")}>{t("nothingYet")}</p>;
  }
  const who =
    message.type === "note"
      ? t("note", { name: message.sender_name ?? "" })
      : message.sender === "customer"
        ? chat.kind === "group" && message.sender_name
          ? `${message.sender_name}:`
          : null
        : message.sender === "bot"
          ? t("bot")
          : message.sender === "agent"
            ? message.sender_id === me
              ? t("you")
              : message.sender_name
                ? `${message.sender_name}:`
                : t("phone")
            : null;
  return (
    <p
      className={cn(
        base,
        isUnread ? "text-foreground" : "text-muted-foreground",
        message.status === "failed" && "text-danger",
      )}
    >
      {message.status === "failed" && <span className="font-medium">{t("notSent")} </span>}
      {who !== null && <span className="text-muted-foreground">{who} </span>}
      <bdi>{preview(message)}</bdi>
    </p>
  );
}
