import { Bot, BotOff, CircleCheck, Hand, Pause, Play, RotateCcw, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { ChatActions } from "@/features/chats/actions";
import { isolated } from "@/lib/bidi";
import type { Chat } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";

type BotStripProps = { chat: Chat; me: { id: number; name: string }; actions: ChatActions };

/** Who answers in this chat, and how to change it. */
export function BotStrip({ chat, me, actions }: BotStripProps) {
  const t = useTranslations("thread.control");
  const format = useFormatter();
  const { mode, assigned_agent_id: assignee } = chat;
  const mine = assignee === me.id;

  const takeOver = () => {
    if (assignee === null) {
      void actions.claim(chat);
    } else if (mode === "AGENT") {
      void actions.assign(chat, me);
    } else {
      void actions.setMode(chat, "AGENT");
    }
  };

  const text =
    mode === "BOT"
      ? t("bot")
      : mode === "PAUSED"
        ? t("paused")
        : mode === "CLOSED"
          ? t("closed")
          : mine
            ? t("you")
            : assignee === null
              ? t("nobody")
              : t("colleague", { name: isolated(chat.assigned_agent_name ?? "") });
  const Icon =
    { BOT: Bot, PAUSED: BotOff, CLOSED: CircleCheck, AGENT: UserRound }[mode] ?? UserRound;

  return (
    <section
      aria-label={t("label")}
      className={cn(
        "@container border-b border-border px-3 py-1 text-xs sm:px-4",
        mode === "BOT"
          ? "bg-bubble-bot text-bot"
          : mode === "PAUSED"
            ? "bg-warning-soft text-warning"
            : "bg-muted text-muted-foreground",
      )}
    >
      <div className="flex min-h-8 items-center gap-x-3">
        <p className="flex min-w-0 flex-1 items-center gap-2 font-medium">
          <Icon aria-hidden className="size-4 shrink-0" />
          <span className="line-clamp-2 min-w-0">
            {text}
            {chat.snoozed_until && (
              <>
                {" "}
                {t("snoozed", {
                  until: format.dateTime(new Date(chat.snoozed_until), {
                    weekday: "short",
                    hour: "numeric",
                    minute: "numeric",
                  }),
                })}
              </>
            )}
          </span>
        </p>
        {/* Where it is narrow there is room for the first one; the others are in the menu above. */}
        <div className="flex shrink-0 gap-1 @max-lg:[&>*:not(:first-child)]:hidden">
          {mode === "CLOSED" ? (
            <Act icon={<RotateCcw />} onClick={() => void actions.setMode(chat, "AGENT")}>
              {t("reopen")}
            </Act>
          ) : (
            <>
              {mode === "BOT" && (
                <Act icon={<Hand />} onClick={takeOver}>
                  {t("takeOver")}
                </Act>
              )}
              {mode === "AGENT" && !mine && (
                <Act icon={<Hand />} onClick={takeOver}>
                  {assignee === null ? t("claim") : t("takeOver")}
                </Act>
              )}
              {mode === "PAUSED" && (
                <Act icon={<Play />} onClick={() => void actions.setMode(chat, "AGENT")}>
                  {t("resume")}
                </Act>
              )}
              {mode !== "BOT" && (
                <Act icon={<Bot />} onClick={() => void actions.setMode(chat, "BOT")}>
                  {t("giveBack")}
                </Act>
              )}
              {mode !== "PAUSED" && (
                <Act icon={<Pause />} onClick={() => void actions.setMode(chat, "PAUSED")}>
                  {t("pause")}
                </Act>
              )}
            </>
          )}
        </div>
      </div>
    </section>
  );
}

const Act = ({
  icon,
  onClick,
  children,
}: {
  icon: ReactNode;
  onClick: () => void;
  children: ReactNode;
}) => (
  <Button
    variant="secondary"
    size="sm"
    className="h-7 text-foreground pointer-coarse:h-9"
    onClick={onClick}
  >
    {icon}
    {children}
  </Button>
);
