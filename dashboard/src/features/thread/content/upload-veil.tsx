import { useTranslations } from "use-intl";
import type { ShownMessage } from "../rows";

/** How far the upload of a file is. */
export function UploadVeil({ message }: { message: ShownMessage }) {
  const t = useTranslations("thread.media");
  const file = message.outgoing?.file;
  if (!file || file.mediaId !== null || message.outgoing?.state !== "sending") {
    return null;
  }
  const percent = Math.round(file.progress * 100);
  return (
    <span className="absolute inset-x-0 bottom-0 block bg-black/60 px-3 py-2">
      <span
        role="progressbar"
        aria-label={t("uploading")}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="block h-1.5 overflow-hidden rounded-full bg-white/30"
      >
        <span className="block h-full bg-white" style={{ width: `${percent}%` }} />
      </span>
    </span>
  );
}
