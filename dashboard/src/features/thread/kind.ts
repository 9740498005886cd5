import { useTranslations } from "use-intl";
import { useCallback } from "react";
import type { Message } from "@/lib/api/types";

/** A message in a few words, for quotes and announcements. */
export function useBrief(): (message: Message) => string {
  const t = useTranslations("thread.kind");
  return useCallback(
    (message) => {
      if (message.deleted_at !== null) {
        return t("deleted");
      }
      if (message.text) {
        return message.text.length > 200 ? `${message.text.slice(0, 200)} …` : message.text;
      }
      switch (message.type) {
        case "image":
        case "video":
        case "gif":
        case "audio":
        case "voice":
        case "sticker":
        case "location":
        case "contact":
        case "poll":
          return t(message.type);
        case "document":
          return message.media?.file_name ?? t("document");
        default:
          return t("other");
      }
    },
    [t],
  );
}
