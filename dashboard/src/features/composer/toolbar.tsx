import { Mic, Paperclip, Smile, Zap } from "lucide-react";
import { Popover } from "radix-ui";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/icon-button";
import { Skeleton } from "@/ui/skeleton";

const EmojiPicker = lazy(() => import("./emoji-picker"));

type ToolbarProps = {
  /** A note has words only. */
  note: boolean;
  onEmoji: (emoji: string) => void;
  onFiles: (files: File[]) => void;
  onRecord: () => void;
  onCanned: () => void;
};

/** What can be put into a message beside words. */
export function Toolbar({ note, onEmoji, onFiles, onRecord, onCanned }: ToolbarProps) {
  const t = useTranslations("composer.tools");
  const chooser = useRef<HTMLInputElement>(null);
  const [emojiOpen, setEmojiOpen] = useState(false);
  return (
    <div role="toolbar" aria-label={t("label")} className="flex">
      <Popover.Root open={emojiOpen} onOpenChange={setEmojiOpen}>
        <Popover.Anchor asChild>
          <span>
            <IconButton
              size="icon"
              label={t("emoji")}
              aria-expanded={emojiOpen}
              onClick={() => setEmojiOpen(true)}
            >
              <Smile />
            </IconButton>
          </span>
        </Popover.Anchor>
        <Popover.Portal>
          <Popover.Content
            side="top"
            align="start"
            collisionPadding={8}
            aria-label={t("emoji")}
            className="z-40 w-80 max-w-[calc(100vw-1rem)] rounded-xl border border-border bg-card p-3 shadow-xl"
            onCloseAutoFocus={(event) => event.preventDefault()}
          >
            <Suspense fallback={<Skeleton className="h-72" />}>
              <EmojiPicker
                onPick={(emoji) => {
                  setEmojiOpen(false);
                  onEmoji(emoji);
                }}
              />
            </Suspense>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <IconButton label={t("canned")} shortcut="/" onClick={onCanned}>
        <Zap />
      </IconButton>
      {!note && (
        <>
          <IconButton label={t("attach")} onClick={() => chooser.current?.click()}>
            <Paperclip />
          </IconButton>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={t("attach")}
            onChange={(event) => {
              onFiles([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
          <IconButton label={t("record")} onClick={onRecord}>
            <Mic />
          </IconButton>
        </>
      )}
    </div>
  );
}
