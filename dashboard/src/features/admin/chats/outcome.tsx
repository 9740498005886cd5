"use client";
import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "use-intl";
import { customerName } from "@/features/chats/describe";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import type { BulkOutcome } from "./bulk";

const CODES = [
  "not-found",
  "forbidden",
  "stale-version",
  "unknown-assignee",
  "busy",
  "offline",
] as const;

/** What became of each chat, those that failed first. */
export function Outcome({ outcomes, onClose }: { outcomes: BulkOutcome[]; onClose: () => void }) {
  const t = useTranslations("admin.chats.outcome");
  const common = useTranslations("common");
  const failed = outcomes.filter(({ ok }) => !ok);
  const why = ({ code, detail }: NonNullable<BulkOutcome["problem"]>) => {
    const known = CODES.find((one) => one === code);
    return known ? t(`why.${known}`) : detail || t("why.unknown");
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title")}
      description={t("summary", {
        done: outcomes.length - failed.length,
        failed: failed.length,
      })}
      footer={<Button onClick={onClose}>{common("close")}</Button>}
    >
      <ul className="max-h-80 space-y-1 overflow-y-auto">
        {[...failed, ...outcomes.filter(({ ok }) => ok)].map(({ chat, ok, problem }) => (
          <li key={chat.id} className="flex items-start gap-2 py-1">
            {ok ? (
              <CircleCheck aria-label={t("ok")} className="mt-0.5 size-4 shrink-0 text-success" />
            ) : (
              <CircleX aria-label={t("failed")} className="mt-0.5 size-4 shrink-0 text-danger" />
            )}
            <span className="min-w-0">
              <span dir="auto" className="font-medium wrap-anywhere">
                {customerName(chat)}
              </span>
              {problem && (
                <span className="block wrap-anywhere text-muted-foreground">{why(problem)}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {failed.length > 0 && <p className="text-xs text-muted-foreground">{t("kept")}</p>}
    </Dialog>
  );
}
