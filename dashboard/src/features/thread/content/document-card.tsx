import {
  Download,
  File,
  FileArchive,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  Presentation,
} from "lucide-react";
import { useTranslations } from "use-intl";
import type { ShownMessage } from "../rows";
import { useFileSize } from "../times";
import { MediaFrame } from "./media-frame";
import { UploadVeil } from "./upload-veil";

const ICONS: [RegExp, typeof File][] = [
  [/sheet|excel|csv/, FileSpreadsheet],
  [/presentation|powerpoint/, Presentation],
  [/zip|rar|7z|tar|gzip/, FileArchive],
  [/^image\//, FileImage],
  [/^video\//, FileVideo],
  [/pdf|word|document|^text\//, FileText],
];

/** A file to download: its name, kind and size. */
export function DocumentCard({ message }: { message: ShownMessage }) {
  const t = useTranslations("thread.media");
  const sizeOf = useFileSize();
  const file = message.outgoing?.file?.file;
  const mime = message.media?.mime_type ?? file?.type ?? "";
  const name = message.media?.file_name ?? file?.name ?? t("file");
  const size = message.media?.size ?? file?.size ?? null;
  const Icon = ICONS.find(([kind]) => kind.test(mime))?.[1] ?? File;
  const extension = /\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toUpperCase();
  return (
    <MediaFrame message={message}>
      {(url) => (
        <a
          href={url}
          download={name}
          className="relative flex w-72 max-w-full items-center gap-3 overflow-hidden rounded-lg bg-foreground/6 p-3 hover:bg-foreground/10"
        >
          <Icon aria-hidden className="size-8 shrink-0 text-primary" strokeWidth={1.5} />
          <span className="min-w-0 flex-1">
            <span className="sr-only">{t("download", { name })}</span>
            <span
              aria-hidden
              dir="auto"
              className="line-clamp-2 text-sm font-medium [overflow-wrap:anywhere]"
            >
              {name}
            </span>
            <span className="text-xs opacity-80">
              {[extension, size === null ? null : sizeOf(size)].filter(Boolean).join(" · ")}
            </span>
          </span>
          <Download aria-hidden className="size-4 shrink-0" />
          <UploadVeil message={message} />
        </a>
      )}
    </MediaFrame>
  );
}
