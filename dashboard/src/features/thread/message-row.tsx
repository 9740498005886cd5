import { Bot, Smartphone, StickyNote } from "lucide-react";
import { memo, useRef, useState, type PointerEvent } from "react";
import { useTranslations } from "use-intl";
import type { Message } from "@/lib/api/types";
import { isolated } from "@/lib/bidi";
import { cn } from "@/lib/cn";
import { lazily } from "@/ui/lazily";
import { Content } from "./content/content";
import type { MessageDialogs } from "./message-dialogs";
import { MessageMenu } from "./message-menu";
import { Quote } from "./quote";
import { Reactions } from "./reactions";
import type { ShownMessage } from "./rows";
import { speakerOf, tickOf } from "./status";
import { Ticks } from "./ticks";
import type { MessageActions } from "./use-message-actions";

export const Trouble = lazily(async () => (await import("./trouble")).Trouble);

/** Whether there is something to say and to do about it. */
const isInTrouble = ({ outgoing, status, deleted_at }: ShownMessage) =>
  outgoing
    ? outgoing.state === "failed" || outgoing.held
    : deleted_at === null && (status === "failed" || status === "unknown");

const LONG_PRESS_MS = 450;

type MessageRowProps = {
  message: ShownMessage;
  /** Whether it begins, and ends, a group of messages by the same person. */
  first: boolean;
  last: boolean;
  isGroup: boolean;
  me: number;
  highlighted: boolean;
  reachable: boolean;
  time: string;
  quoted: Message | undefined;
  actions: MessageActions;
  dialogs: MessageDialogs;
  onJump: (messageId: number) => void;
};

/** A message. Memoized: a thread of thousands must not care what is typed below it. */
export const MessageRow = memo(function MessageRow({
  message,
  first,
  last,
  isGroup,
  me,
  highlighted,
  reachable,
  time,
  quoted,
  actions,
  dialogs,
  onJump,
}: MessageRowProps) {
  const t = useTranslations("thread");
  const [menuOpen, setMenuOpen] = useState(false);
  const press = useRef<ReturnType<typeof setTimeout>>(undefined);

  if (message.type === "system" || message.sender === "system") {
    return (
      <p className="mx-auto my-2 w-fit max-w-[90%] rounded-full bg-muted px-3 py-1 text-center text-xs break-words text-muted-foreground">
        <span dir="auto">{message.text ?? t("system")}</span> · <time>{time}</time>
      </p>
    );
  }

  const speaker = speakerOf(message);
  const isNote = message.type === "note";
  const ours = speaker !== null;
  const tick = tickOf(message);

  function onPointerDown(event: PointerEvent) {
    if (event.pointerType === "touch") {
      press.current = setTimeout(() => {
        navigator.vibrate?.(10);
        setMenuOpen(true);
      }, LONG_PRESS_MS);
    }
  }
  const release = () => clearTimeout(press.current);

  return (
    <div
      data-message={message.id}
      className={cn(
        "group/message flex px-3 sm:px-5",
        ours ? "justify-end" : "justify-start",
        first ? "pt-2.5" : "pt-0.5",
      )}
    >
      <div className={cn("flex max-w-[85%] min-w-0 flex-col sm:max-w-[70%]", ours && "items-end")}>
        <div
          onPointerDown={onPointerDown}
          onPointerUp={release}
          onPointerCancel={release}
          onPointerMove={release}
          className={cn(
            "relative max-w-full min-w-24 rounded-xl px-3 py-2 text-sm shadow-xs pointer-coarse:select-none",
            isNote
              ? "bg-note text-note-foreground ring-1 ring-note-foreground/25 ring-inset"
              : speaker === "bot"
                ? "bg-bubble-bot"
                : ours
                  ? "bg-bubble-out"
                  : "bg-bubble-in",
            last && (ours ? "rounded-ee-sm" : "rounded-es-sm"),
            highlighted && "outline-3 outline-offset-2 outline-ring",
          )}
        >
          {(first || isNote) && <Speaker message={message} isGroup={isGroup} me={me} />}
          {message.reply_to && <Quote quote={message.reply_to} of={quoted} onJump={onJump} />}
          <Content message={message} />
          <p className="mt-0.5 flex items-center justify-end gap-1 text-[0.6875rem] leading-4 opacity-85">
            {message.edited_at !== null && message.deleted_at === null && (
              <span>{t("edited")}</span>
            )}
            <time dateTime={message.created_at}>{time}</time>
            {tick && <Ticks tick={tick} />}
          </p>
          {!message.outgoing && (
            <MessageMenu
              message={message}
              open={menuOpen}
              onOpenChange={setMenuOpen}
              actions={actions}
              dialogs={dialogs}
              reachable={reachable}
              className="absolute -end-2 -top-2.5"
            />
          )}
        </div>
        {message.reactions.length > 0 && message.deleted_at === null && (
          <Reactions
            reactions={message.reactions}
            onToggle={(emoji) => void actions.react(message, emoji)}
          />
        )}
        {isInTrouble(message) && <Trouble message={message} actions={actions} />}
      </div>
    </div>
  );
});

/** Who wrote it, as far as the side of the thread does not tell. */
function Speaker({
  message,
  isGroup,
  me,
}: {
  message: ShownMessage;
  isGroup: boolean;
  me: number;
}) {
  const t = useTranslations("thread.by");
  const speaker = speakerOf(message);
  if (message.type === "note") {
    return (
      <p className="mb-0.5 flex items-center gap-1 pe-6 text-xs font-semibold">
        <StickyNote aria-hidden className="size-3.5 shrink-0" />
        {message.sender_id === me
          ? t("yourNote")
          : t("note", { name: isolated(message.sender_name ?? "") })}
      </p>
    );
  }
  switch (speaker) {
    case "bot":
      return (
        <p className="mb-0.5 flex items-center gap-1 pe-6 text-xs font-semibold text-bot">
          <Bot aria-hidden className="size-3.5" /> {t("bot")}
        </p>
      );
    case "phone":
      return (
        <p className="mb-0.5 flex items-center gap-1 pe-6 text-xs font-semibold text-muted-foreground">
          <Smartphone aria-hidden className="size-3.5" /> {t("phone")}
        </p>
      );
    case "agent":
      return message.sender_id === me || !message.sender_name ? null : (
        <p dir="auto" className="mb-0.5 truncate pe-6 text-xs font-semibold text-primary">
          {message.sender_name}
        </p>
      );
    default:
      return isGroup && message.sender_name ? (
        <p dir="auto" className="mb-0.5 truncate pe-6 text-xs font-semibold text-primary">
          {message.sender_name}
        </p>
      ) : null;
  }
}
