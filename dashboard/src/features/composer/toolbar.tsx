import { Mic, Paperclip, Smile, Zap } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/icon-button";
import { lazily } from "@/ui/lazily";
import { Popover } from "@/ui/popover";
import { Skeleton } from "@/ui/skeleton";

const EmojiPicker = lazily(
  async () => (await import("./emoji-picker")).default,
  <Skeleton className="h-72" />,
);

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
      <Popover
        open={emojiOpen}
        onOpenChange={setEmojiOpen}
        label={t("emoji")}
        side="top"
        align="start"
        className="z-40 w-80 max-w-[calc(100vw-1rem)] rounded-xl p-3 shadow-xl"
        onCloseAutoFocus={(event) => event.preventDefault()}
        trigger={
          <IconButton size="icon" label={t("emoji")}>
            <Smile />
          </IconButton>
        }
      >
        <EmojiPicker
          onPick={(emoji) => {
            setEmojiOpen(false);
            onEmoji(emoji);
          }}
        />
      </Popover>
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
