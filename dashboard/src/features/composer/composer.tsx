"use client";
import { useQueryClient } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useEffect, useRef, useState, type DragEvent } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import type { Chat } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { cn } from "@/lib/cn";
import { lazily } from "@/ui/lazily";
import { Skeleton } from "@/ui/skeleton";
import { patchChat } from "@/features/chats/patch";
import { putChat } from "@/features/thread/cache";
import { typesIn } from "@/features/thread/use-presence";
import { attach, useAttachmentsOf } from "./attachments-store";
import { quoteInDraft, restoreDraft, saveDraft, useDraft, writeDraft } from "./drafts";
import { useComposerFocus, type ComposerMode } from "./focus";
import { ModeTabs } from "./mode-tabs";
import { useOutgoing, type Afterwards } from "./outbox";
import { QuoteChip } from "./quote-chip";
import { LONGEST_TEXT, sendDraft } from "./send";
import { SendButton } from "./send-button";
import { TextBox, type TextBoxHandle } from "./text-box";
import { Toolbar } from "./toolbar";
import { useOnline } from "./use-online";

export const ConflictChoice = lazily(
  async () => (await import("./conflict-choice")).ConflictChoice,
);
const VoiceRecorder = lazily(
  async () => (await import("./voice-recorder")).VoiceRecorder,
  <Skeleton className="mt-1.5 h-15" />,
);

export const AttachmentTray = lazily(
  async () => (await import("./attachment-tray")).AttachmentTray,
  <Skeleton className="mt-1.5 h-17" />,
);

type ComposerProps = { chat: Chat; newestSeq: number };

/** Where replies and notes are written. A note looks different in colour, border, label and on the button, so that none becomes a reply. */
export function Composer({ chat, newestSeq }: ComposerProps) {
  const t = useTranslations("composer");
  const explain = useExplain();
  const queryClient = useQueryClient();
  const online = useOnline();
  const box = useRef<TextBoxHandle>(null);
  const [mode, setMode] = useState<ComposerMode>("reply");
  const [recording, setRecording] = useState(false);
  const [over, setOver] = useState(false);
  const draft = useDraft(chat.id);
  const files = useAttachmentsOf(chat.id);
  const isContested = useOutgoing(chat.id).some(({ state }) => state === "conflict");
  const text = draft[mode];
  const isNote = mode === "note";
  const closed = chat.mode === "CLOSED" && !isNote;

  useEffect(() => {
    const abort = new AbortController();
    void restoreDraft(chat.id, abort.signal);
    return () => {
      abort.abort();
      void saveDraft(chat.id);
    };
  }, [chat.id]);

  const wish = useComposerFocus((focus) => focus.wish);
  const granted = useRef(wish);
  useEffect(() => {
    if (granted.current !== wish) {
      granted.current = wish;
      setMode(useComposerFocus.getState().mode);
      box.current?.focus();
    }
  }, [wish]);

  const length = text.trim().length;
  const sendable = (length > 0 || (!isNote && files.length > 0)) && length <= LONGEST_TEXT;

  async function send(afterwards: Afterwards | null = null) {
    if (!sendable) {
      return;
    }
    if (closed) {
      try {
        putChat(queryClient, await patchChat(chat.id, { mode: "AGENT" }));
      } catch (error) {
        toast.error(explain(error));
        return;
      }
    }
    sendDraft(queryClient, { chatId: chat.id, mode, seenSeq: newestSeq, afterwards });
    box.current?.focus();
  }

  function take(chosen: File[]) {
    if (chosen.length === 0) {
      return;
    }
    setMode("reply");
    const refused = attach(chat.id, chosen);
    refused.forEach((file) =>
      toast.error(t(file.size === 0 ? "emptyFile" : "tooLarge", { name: file.name })),
    );
    box.current?.focus();
  }

  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

  return (
    <section
      aria-label={t("label")}
      onDragOver={(event) => {
        if (hasFiles(event)) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
          setOver(false);
        }
      }}
      onDrop={(event) => {
        if (hasFiles(event)) {
          event.preventDefault();
          setOver(false);
          take([...event.dataTransfer.files]);
        }
      }}
      data-mode={mode}
      className={cn(
        "relative border-t-2 pb-[env(safe-area-inset-bottom)]",
        isNote ? "border-note-foreground bg-note" : "border-border bg-card",
      )}
    >
      {over && (
        <p className="pointer-events-none absolute inset-1 z-10 flex items-center justify-center rounded-lg border-2 border-dashed border-primary bg-card/95 font-medium">
          {t("drop")}
        </p>
      )}
      {isContested && <ConflictChoice chatId={chat.id} />}
      <div className="px-2 pt-1.5 pb-2 sm:px-4">
        <div className="flex items-center gap-2">
          <ModeTabs
            mode={mode}
            onChange={setMode}
            hasReply={draft.reply !== ""}
            hasNote={draft.note !== ""}
          />
          {!online && (
            <p role="status" className="flex items-center gap-1 text-xs text-warning">
              <WifiOff aria-hidden className="size-3.5" /> {t("offline")}
            </p>
          )}
        </div>
        {closed && <p className="pt-1 text-xs text-muted-foreground">{t("closed")}</p>}
        {!isNote && draft.quote && (
          <QuoteChip quote={draft.quote} onRemove={() => quoteInDraft(chat.id, null)} />
        )}
        {!isNote && files.length > 0 && <AttachmentTray chatId={chat.id} />}
        {recording && !isNote ? (
          <VoiceRecorder
            onClose={() => setRecording(false)}
            onSend={(voice) => {
              setRecording(false);
              sendDraft(queryClient, { chatId: chat.id, mode: "reply", seenSeq: newestSeq, voice });
            }}
          />
        ) : (
          <>
            <TextBox
              ref={box}
              chatId={chat.id}
              mode={mode}
              text={text}
              onText={(next) => {
                writeDraft(chat.id, mode, next);
                if (!isNote && next !== "") {
                  typesIn(chat.id);
                }
              }}
              onFiles={take}
              onSend={() => void send()}
            />
            <div className="flex items-center gap-1 pt-1">
              <Toolbar
                note={isNote}
                onEmoji={(emoji) => box.current?.insert(emoji)}
                onFiles={take}
                onRecord={() => setRecording(true)}
                onCanned={() => box.current?.insert("/", true)}
              />
              <Counter length={length} />
              <SendButton
                mode={mode}
                closed={closed}
                disabled={!sendable}
                onSend={(afterwards) => void send(afterwards)}
              />
            </div>
          </>
        )}
      </div>
    </section>
  );
}

/** Appears when the end of what WhatsApp takes comes near. */
function Counter({ length }: { length: number }) {
  const t = useTranslations("composer");
  const left = LONGEST_TEXT - length;
  const near = length >= LONGEST_TEXT * 0.9;
  return (
    <p
      role="status"
      className={cn("ms-auto px-1 text-xs tabular-nums", left < 0 ? "text-danger" : "text-warning")}
    >
      {near && t(left < 0 ? "over" : "left", { count: Math.abs(left) })}
    </p>
  );
}
