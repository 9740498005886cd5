import type { ReactNode } from "react";
import { useFormatter, useNow, useTranslations } from "use-intl";
import type { Chat } from "@/lib/api/types";

/** What is known of the conversation. */
export function Facts({ chat }: { chat: Chat }) {
  const t = useTranslations("customer.facts");
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const date = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      <Fact name={t("mode")}>{t(`modes.${chat.mode}`)}</Fact>
      <Fact name={t("assigned")}>
        {chat.assigned_agent_id === null ? (
          t("nobody")
        ) : (
          <bdi>{chat.assigned_agent_name ?? chat.assigned_agent_id}</bdi>
        )}
      </Fact>
      {chat.waiting_since && (
        <Fact name={t("waiting")}>
          <time dateTime={chat.waiting_since} title={date(chat.waiting_since)}>
            {format.relativeTime(new Date(chat.waiting_since), now)}
          </time>
        </Fact>
      )}
      {chat.snoozed_until && <Fact name={t("snoozed")}>{date(chat.snoozed_until)}</Fact>}
      {chat.last_message_at && <Fact name={t("lastMessage")}>{date(chat.last_message_at)}</Fact>}
      {chat.last_seen_at && <Fact name={t("lastSeen")}>{date(chat.last_seen_at)}</Fact>}
      <Fact name={t("created")}>{date(chat.created_at)}</Fact>
      <Fact name={t("account")}>
        <bdi>{chat.channel_account}</bdi>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
