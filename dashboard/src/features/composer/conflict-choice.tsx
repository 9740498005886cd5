import { useQueryClient } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useTranslations } from "use-intl";
import { isolated } from "@/lib/bidi";
import { useBrief } from "@/features/thread/kind";
import { Button } from "@/ui/button";
import { returnToDraft } from "./drafts";
import { changeOutgoing, removeOutgoing, useOutgoing, type Outgoing } from "./outbox";
import { runOutbox } from "./outbox-run";

/** A colleague answered while the user wrote: what they wrote, and the choice. It is no error. */
export function ConflictChoice({ chatId }: { chatId: number }) {
  const t = useTranslations("composer.conflict");
  const brief = useBrief();
  const queryClient = useQueryClient();
  const item = useOutgoing(chatId).find((one) => one.state === "conflict");
  if (!item?.conflict) {
    return null;
  }
  const { messages } = item.conflict;
  const name = messages.at(-1)?.sender_name;

  function sendAnyway(conflicting: Outgoing) {
    changeOutgoing(conflicting, { state: "waiting", seenSeq: null, conflict: null, problem: null });
    void runOutbox(queryClient, chatId);
  }

  function keep(conflicting: Outgoing) {
    removeOutgoing(conflicting);
    if (conflicting.text) {
      returnToDraft(chatId, conflicting.kind, conflicting.text);
    }
    void runOutbox(queryClient, chatId);
  }

  return (
    <div
      role="alertdialog"
      aria-label={t("label")}
      className="border-b border-border bg-warning-soft px-3 py-2 text-sm sm:px-4"
    >
      <p className="flex items-center gap-2 font-semibold text-warning">
        <Users aria-hidden className="size-4 shrink-0" />
        {name ? t("title", { name: isolated(name) }) : t("titleUnknown")}
      </p>
      <ul className="my-1.5 max-h-32 space-y-1 overflow-y-auto">
        {messages.map((message) => (
          <li
            key={message.id}
            dir="auto"
            className="rounded-md bg-card px-2 py-1 [overflow-wrap:anywhere] whitespace-pre-wrap"
          >
            {brief(message)}
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted-foreground">{t("yours")}</p>
      <p dir="auto" className="line-clamp-3 [overflow-wrap:anywhere]">
        {item.text || item.file?.file.name}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => sendAnyway(item)}>
          {t("send")}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => keep(item)}>
          {item.file && !item.text ? t("discard") : t("keep")}
        </Button>
      </div>
    </div>
  );
}
