import { File as FileIcon, Film, Music2, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { useFileSize } from "@/features/thread/times";
import { caption, detach, useAttachmentsOf, type Attachment } from "./attachments-store";

/** The files that go with the next reply, each with its words. */
export function AttachmentTray({ chatId }: { chatId: number }) {
  const t = useTranslations("composer.files");
  const sizeOf = useFileSize();
  const files = useAttachmentsOf(chatId);
  if (files.length === 0) {
    return null;
  }
  return (
    <ul aria-label={t("label")} className="mt-1.5 flex max-h-56 flex-col gap-1.5 overflow-y-auto">
      {files.map((file) => (
        <li key={file.id} className="flex items-center gap-2 rounded-lg bg-muted p-1.5">
          <Thumb file={file} />
          <div className="min-w-0 flex-1">
            <p className="flex gap-2 text-xs">
              <span dir="auto" className="truncate font-medium">
                {file.file.name}
              </span>
              <span className="shrink-0 text-muted-foreground">{sizeOf(file.file.size)}</span>
            </p>
            {file.type !== "audio" && (
              <Input
                dir="auto"
                value={file.caption}
                maxLength={1024}
                aria-label={t("captionOf", { name: file.file.name })}
                placeholder={t("caption")}
                onChange={(event) => caption(chatId, file.id, event.target.value)}
                className="mt-1 h-8"
              />
            )}
          </div>
          <IconButton
            size="icon-sm"
            label={t("remove", { name: file.file.name })}
            onClick={() => detach(chatId, file.id)}
          >
            <X />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

function Thumb({ file }: { file: Attachment }) {
  if (file.type === "image") {
    return (
      // eslint-disable-next-line @next/next/no-img-element -- it is in this browser only
      <img src={file.preview} alt="" className="size-14 shrink-0 rounded-md object-cover" />
    );
  }
  const Icon = file.type === "video" ? Film : file.type === "audio" ? Music2 : FileIcon;
  return (
    <span className="flex size-14 shrink-0 items-center justify-center rounded-md bg-card">
      <Icon aria-hidden className="size-6 text-primary" />
    </span>
  );
}
