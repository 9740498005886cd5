import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { openLightbox } from "../lightbox-store";
import type { ShownMessage } from "../rows";
import { MediaFrame } from "./media-frame";
import { UploadVeil } from "./upload-veil";

const WIDTH = 288;
const TALLEST = 320;

/** The room that a picture will take: reserved before it is there, so that nothing jumps. */
function box(message: ShownMessage): { width: number; height: number } {
  const { width, height } = message.media ?? {};
  if (!width || !height) {
    return { width: WIDTH, height: 208 };
  }
  const scale = Math.min(WIDTH / width, TALLEST / height, 1);
  return {
    width: Math.max(120, Math.round(width * scale)),
    height: Math.max(80, Math.round(height * scale)),
  };
}

export function Picture({ message }: { message: ShownMessage }) {
  const t = useTranslations("thread.media");
  const size = box(message);
  const label = message.text ?? message.media?.file_name ?? t("image");
  return (
    <MediaFrame message={message}>
      {(url) => (
        <button
          type="button"
          disabled={message.outgoing !== undefined}
          onClick={() => openLightbox(message.chat_id, message.id)}
          aria-label={t("open", { name: label.slice(0, 120) })}
          className="relative block max-w-full overflow-hidden rounded-lg bg-foreground/6"
          style={{ width: size.width, aspectRatio: `${size.width} / ${size.height}` }}
        >
          {/* eslint-disable-next-line @next/next/no-img-element -- it stands behind the media cookie */}
          <img
            src={url}
            alt=""
            loading="lazy"
            decoding="async"
            className="size-full object-cover"
          />
          <UploadVeil message={message} />
        </button>
      )}
    </MediaFrame>
  );
}

export function Sticker({ message }: { message: ShownMessage }) {
  const t = useTranslations("thread.media");
  return (
    <MediaFrame message={message}>
      {(url) => (
        // eslint-disable-next-line @next/next/no-img-element -- it stands behind the media cookie
        <img src={url} alt={t("sticker")} loading="lazy" className="size-36 object-contain" />
      )}
    </MediaFrame>
  );
}

/** A film; a "gif" of WhatsApp is a short one without sound that runs on and on when asked. */
export function Film({ message }: { message: ShownMessage }) {
  const t = useTranslations("thread.media");
  const size = box(message);
  const isGif = message.type === "gif";
  return (
    <MediaFrame message={message}>
      {(url) => (
        <div
          className="relative max-w-full overflow-hidden rounded-lg bg-black"
          style={{ width: size.width, aspectRatio: `${size.width} / ${size.height}` }}
        >
          {message.media?.mime_type?.startsWith("image/") ? (
            // eslint-disable-next-line @next/next/no-img-element -- it stands behind the media cookie
            <img src={url} alt={t("gif")} loading="lazy" className="size-full object-contain" />
          ) : (
            // Customers send no captions.
            <video
              src={url}
              controls
              playsInline
              loop={isGif}
              muted={isGif}
              preload="metadata"
              aria-label={t(isGif ? "gif" : "video")}
              className={cn("size-full object-contain")}
            />
          )}
          <UploadVeil message={message} />
        </div>
      )}
    </MediaFrame>
  );
}
