import {
  AlarmClock,
  Bot,
  CircleCheck,
  Eye,
  Pause,
  PenLine,
  UserRound,
  UserRoundX,
} from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { useColleagues } from "@/features/chats/presence";
import { isSnoozed } from "@/features/chats/matches";
import type { Chat } from "@/lib/api/types";
import { useUser } from "@/lib/session";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";

type RowMarksProps = { chat: Chat; isCompact: boolean };

/** Who answers here, and what else one should know before opening it: labels, snooze, and who is looking. */
export function RowMarks({ chat, isCompact }: RowMarksProps) {
  const t = useTranslations("inbox.row");
  const format = useFormatter();
  const me = useUser().id;
  const viewers = useColleagues(chat.id, me);
  const mark =
    chat.mode === "CLOSED" ? (
      <Badge title={t("mode.CLOSED")}>
        <CircleCheck aria-hidden />
        <Words text={t("mode.CLOSED")} isHidden={isCompact} />
      </Badge>
    ) : chat.mode === "BOT" ? (
      <Badge tone="bot" title={t("mode.BOT")}>
        <Bot aria-hidden />
        <Words text={t("mode.BOT")} isHidden={isCompact} />
      </Badge>
    ) : chat.mode === "PAUSED" ? (
      <Badge tone="warning" title={t("mode.PAUSED")}>
        <Pause aria-hidden />
        <Words text={t("mode.PAUSED")} isHidden={isCompact} />
      </Badge>
    ) : null;
  const assignee =
    chat.assigned_agent_id === null ? (
      chat.mode === "AGENT" && (
        <Badge tone="warning" title={t("unassigned")}>
          <UserRoundX aria-hidden />
          <Words text={t("unassigned")} isHidden={isCompact} />
        </Badge>
      )
    ) : (
      <Badge
        tone={chat.assigned_agent_id === me ? "accent" : "neutral"}
        title={t("assignedTo", { name: chat.assigned_agent_name ?? "" })}
      >
        <UserRound aria-hidden />
        <span className="sr-only">{t("assignedTo", { name: "" })}</span>
        <bdi className="truncate">
          {chat.assigned_agent_id === me ? t("me") : chat.assigned_agent_name}
        </bdi>
      </Badge>
    );
  return (
    <div className="flex h-5 min-w-0 shrink-0 items-center gap-1 overflow-hidden">
      {mark}
      {assignee}
      {isSnoozed(chat) && chat.snoozed_until && (
        <Badge title={t("snoozed")}>
          <AlarmClock aria-hidden />
          <span className="sr-only">{t("snoozed")}</span>
          {!isCompact &&
            format.dateTime(new Date(chat.snoozed_until), {
              weekday: "short",
              hour: "numeric",
              minute: "2-digit",
            })}
        </Badge>
      )}
      {!isCompact &&
        chat.labels.slice(0, 3).map((label) => (
          <Badge
            key={label}
            className="max-w-24 shrink bg-transparent ring-1 ring-border ring-inset"
          >
            <bdi className="truncate">{label}</bdi>
          </Badge>
        ))}
      {!isCompact && chat.labels.length > 3 && <Badge>+{chat.labels.length - 3}</Badge>}
      {viewers.slice(0, 2).map(({ id, name, state }) => (
        <span
          key={id}
          title={t(state, { name })}
          className="inline-flex items-center gap-0.5 text-info [&_svg]:size-3"
        >
          {state === "typing" ? <PenLine aria-hidden /> : <Eye aria-hidden />}
          <Avatar name={name} className="size-4.5 text-[0.6rem]" />
          <span className="sr-only">{t(state, { name })}</span>
        </span>
      ))}
    </div>
  );
}

const Words = ({ text, isHidden }: { text: string; isHidden: boolean }) => (
  <span className={isHidden ? "sr-only" : "truncate"}>{text}</span>
);
