import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Message } from "@/lib/api/types";

/** A message in a few words: its text, or what it is. */
export function usePreview(): (message: Message) => string {
  const t = useTranslations("inbox.preview");
  return useCallback(
    (message) => {
      if (message.deleted_at !== null) {
        return t("deleted");
      }
      const words = message.text?.replace(/\s+/g, " ").trim().slice(0, 200) ?? "";
      switch (message.type) {
        case "text":
        case "note":
        case "system":
        case "interactive":
          return words || t("unsupported");
        case "document":
          return words || message.media?.file_name || t("document");
        case "location":
          return message.location?.name
            ? `${t("location")}: ${message.location.name}`
            : t("location");
        case "contact":
          return message.contacts[0]
            ? `${t("contact")}: ${message.contacts[0].name}`
            : t("contact");
        case "poll":
          return message.poll ? `${t("poll")}: ${message.poll.title}` : t("poll");
        case "image":
        case "video":
        case "gif":
        case "audio":
        case "voice":
        case "sticker":
          return words ? `${t(message.type)}: ${words}` : t(message.type);
        default:
          return words || t("unsupported");
      }
    },
    [t],
  );
}
