import { PenLine } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { useColleagues } from "@/features/chats/presence";
import { isolated } from "@/lib/bidi";

/** Which colleagues write in this chat just now, where one's own words would begin. */
export function TypingLine({ chatId, me }: { chatId: number; me: number }) {
  const t = useTranslations("thread.header");
  const format = useFormatter();
  const names = useColleagues(chatId, me)
    .filter((colleague) => colleague.state === "typing")
    .map((colleague) => isolated(colleague.name));
  return names.length === 0 ? null : (
    <p
      role="status"
      className="flex items-center gap-1.5 bg-thread px-4 py-1 text-xs font-medium text-primary"
    >
      <PenLine aria-hidden className="size-3.5" />
      {t("typingLine", { names: format.list(names) })}
    </p>
  );
}
