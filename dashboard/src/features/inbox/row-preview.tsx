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
  const base = "flex min-w-0 flex-1 gap-1 text-[0.8125rem]";

  if (customer?.state === "typing" || customer?.state === "recording") {
    return (
      <p className={cn(base, "text-success italic")}>
        <Words text={t(customer.state === "typing" ? "customerTypes" : "customerRecords")} />
      </p>
    );
  }
  if (typing) {
    return (
      <p className={cn(base, "text-info italic")}>
        <Words text={t("colleagueTypes", { name: typing.name })} />
      </p>
    );
  }
  if (draft !== null) {
    return (
      <p className={cn(base, "text-muted-foreground")}>
        <span className="shrink-0 font-medium text-danger">{t("draft")}</span>
        <Words text={draft} />
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
      {message.status === "failed" && <span className="shrink-0 font-medium">{t("notSent")}</span>}
      {who !== null && (
        <bdi className="max-w-2/5 shrink-0 truncate text-muted-foreground">{who}</bdi>
      )}
      <Words text={preview(message)} />
    </p>
  );
}

/** In its own direction, so that it is its end that is cut off. */
const Words = ({ text }: { text: string }) => (
  <span dir="auto" className="min-w-0 truncate">
    {text}
  </span>
);
