"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CloudOff, SearchX } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { useChatActions } from "@/features/chats/actions";
import { ChatActionsMenu } from "@/features/chats/actions-menu";
import { customerName } from "@/features/chats/describe";
import { heardPresence } from "@/features/chats/presence";
import { chatQuery } from "@/features/chats/queries";
import { Composer } from "@/features/composer/composer";
import { openChat, useAddress } from "@/features/inbox/address";
import { toggleCustomerPanel, useCustomerPanelOpen } from "@/features/inbox/panel";
import { ApiProblem } from "@/lib/api/problem";
import type { Chat } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { useUser } from "@/lib/session";
import { Button } from "@/ui/button";
import { lazily } from "@/ui/lazily";
import { Spinner } from "@/ui/spinner";
import { StatePanel } from "@/ui/state";
import { Announcer } from "./announcer";
import { BotStrip } from "./bot-strip";
import { trimThread } from "./cache";
import { useLightbox } from "./lightbox-store";
import { useMessageDialogs } from "./message-dialogs";
import { MessageList } from "./message-list";
import { newestOf, type ShownMessage } from "./rows";
import { ThreadHeader } from "./thread-header";
import { ThreadSkeleton } from "./thread-skeleton";
import { TypingLine } from "./typing-line";
import { useMessageActions } from "./use-message-actions";
import { usePresence, type PresenceNews } from "./use-presence";
import { useReadMark } from "./use-read-mark";
import { useTarget, useThread } from "./use-thread";

const Lightbox = lazily(async () => (await import("./lightbox")).default);

type ThreadProps = { chatId: number; onBack: () => void };

/** A chat: who is there, who answers, what was said, and what to say next. */
export function Thread({ chatId, onBack }: ThreadProps) {
  const t = useTranslations("thread");
  const common = useTranslations("common");
  const explain = useExplain();
  const chat = useQuery(chatQuery(chatId));

  if (chat.data) {
    return <OpenThread key={chatId} chat={chat.data} onBack={onBack} />;
  }
  if (chat.error) {
    const missing = chat.error instanceof ApiProblem && chat.error.status === 404;
    return (
      <StatePanel
        role="alert"
        icon={missing ? <SearchX /> : <CloudOff />}
        title={missing ? t("missing.title") : common("problem.title")}
        detail={missing ? t("missing.detail") : explain(chat.error)}
        action={
          <>
            <Button variant="secondary" onClick={onBack}>
              {t("missing.back")}
            </Button>
            {!missing && <Button onClick={() => void chat.refetch()}>{common("retry")}</Button>}
          </>
        }
      />
    );
  }
  return <ThreadSkeleton />;
}

function OpenThread({ chat, onBack }: { chat: Chat; onBack: () => void }) {
  const t = useTranslations("thread");
  const common = useTranslations("common");
  const explain = useExplain();
  const user = useUser();
  const queryClient = useQueryClient();
  const { messageId: asked } = useAddress();
  const panelOpen = useCustomerPanelOpen();
  const actions = useMessageActions();
  const chatActions = useChatActions(openChat);
  const [unreadAtFirst] = useState(chat.unread_count);
  const [atEnd, setAtEnd] = useState(false);
  const [keptUnread, setKeptUnread] = useState(false);

  const thread = useThread(chat.id, user, unreadAtFirst);
  const { messages, stored, query, setUnreadFrom } = thread;
  const onMissing = useCallback(() => toast.info(t("targetMissing")), [t]);
  const { target, jump, looking } = useTarget(thread, asked, onMissing);
  const onUnread = useCallback(
    (message: ShownMessage) => {
      setKeptUnread(true);
      setUnreadFrom(message.id);
    },
    [setUnreadFrom],
  );
  const { dialogs, element } = useMessageDialogs(chat.id, actions, onUnread);
  const heard = useCallback(
    (news: PresenceNews[]) => news.forEach((one) => heardPresence(one)),
    [],
  );
  const newestSeq = useMemo(() => newestOf(stored), [stored]);

  usePresence(chat.id, heard);
  useReadMark(chat.id, chat.unread_count, newestSeq, atEnd, keptUnread);
  useEffect(() => () => trimThread(queryClient, chat.id), [queryClient, chat.id]);

  return (
    <section
      aria-label={t("label", { name: customerName(chat) })}
      className="flex h-full min-h-0 min-w-0 flex-col bg-thread"
    >
      <ThreadHeader
        chat={chat}
        me={user.id}
        onBack={onBack}
        panel={{ open: panelOpen, toggle: () => toggleCustomerPanel() }}
        menu={<ChatActionsMenu chat={chat} onOpen={openChat} />}
      />
      <BotStrip chat={chat} me={user} actions={chatActions} />
      {query.isPending || thread.unreadFrom === undefined ? (
        query.error ? (
          <StatePanel
            role="alert"
            className="min-h-0 flex-1"
            icon={<CloudOff />}
            title={common("problem.title")}
            detail={explain(query.error)}
            action={<Button onClick={() => void query.refetch()}>{common("retry")}</Button>}
          />
        ) : (
          <ThreadSkeleton bare />
        )
      ) : (
        <MessageList
          chat={chat}
          me={user.id}
          messages={messages}
          unreadFrom={thread.unreadFrom}
          highlighted={target?.messageId ?? null}
          target={target}
          hasOlder={thread.hasOlder}
          loadingOlder={thread.loadingOlder}
          olderFailed={thread.olderFailed}
          onOlder={thread.older}
          onRetryOlder={() => void thread.retryOlder()}
          onJump={jump}
          onEndSeen={setAtEnd}
          actions={actions}
          dialogs={dialogs}
        />
      )}
      {looking && (
        <p role="status" className="flex items-center justify-center gap-2 py-1 text-xs">
          <Spinner /> {t("lookingForTarget")}
        </p>
      )}
      <Announcer messages={messages} />
      <TypingLine chatId={chat.id} me={user.id} />
      <Composer chat={chat} newestSeq={newestSeq} />
      {element}
      <Pictures messages={messages} />
    </section>
  );
}

function Pictures({ messages }: { messages: ShownMessage[] }) {
  const shown = useLightbox((lightbox) => lightbox.messageId);
  const pictures = useMemo(
    () =>
      shown === null
        ? []
        : messages.filter(
            (message) => message.type === "image" && message.media?.url && !message.deleted_at,
          ),
    [messages, shown],
  );
  const at = pictures.findIndex((message) => message.id === shown);
  return at < 0 ? null : <Lightbox pictures={pictures} at={at} />;
}
