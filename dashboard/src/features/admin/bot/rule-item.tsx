"use client";
import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import type { BotRule } from "@/lib/api/types";
import { Badge } from "@/ui/badge";
import { IconButton } from "@/ui/icon-button";
import { Switch } from "@/ui/switch";

type RuleItemProps = {
  rule: BotRule;
  place: number;
  count: number;
  /** Whether the last dry run came to this rule. */
  matched: boolean;
  onMove: (to: number) => void;
  onEnable: (enabled: boolean) => void;
  onEdit: () => void;
  onDelete: () => void;
};

export function RuleItem(props: RuleItemProps) {
  const { rule, place, count, matched, onMove, onEnable, onEdit, onDelete } = props;
  const t = useTranslations("admin.bot");
  return (
    <li
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-xl border border-border bg-card p-3 sm:flex-nowrap sm:p-4",
        matched && "border-bot ring-2 ring-bot",
      )}
    >
      <div className="flex shrink-0 sm:flex-col">
        <IconButton
          size="icon-sm"
          label={t("up", { name: rule.name })}
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
        >
          <ArrowUp />
        </IconButton>
        <IconButton
          size="icon-sm"
          label={t("down", { name: rule.name })}
          disabled={place === count - 1}
          onClick={() => onMove(place + 1)}
        >
          <ArrowDown />
        </IconButton>
      </div>
      <div
        className={cn("order-last min-w-0 flex-1 basis-full space-y-1.5 sm:order-none sm:basis-0")}
      >
        <div className="flex flex-wrap items-center gap-2">
          <h2
            className={cn(
              "min-w-0 font-semibold wrap-anywhere",
              !rule.enabled && "text-muted-foreground",
            )}
          >
            <bdi>{rule.name}</bdi>
          </h2>
          {matched && <Badge tone="bot">{t("matched")}</Badge>}
          {!rule.enabled && <Badge>{t("off")}</Badge>}
          <span className="text-xs text-muted-foreground">
            {t("priorityIs", { priority: rule.priority })}
          </span>
        </div>
        <p className="flex flex-wrap items-center gap-1 text-xs text-muted-foreground">
          {t(rule.kind === "exact" ? "whenExact" : "whenContains")}
          {rule.keywords.map((keyword) => (
            <Badge key={keyword} dir="auto">
              {keyword}
            </Badge>
          ))}
          {rule.max_words ? t("upTo", { count: rule.max_words }) : null}
        </p>
        <p
          dir="auto"
          className="line-clamp-2 wrap-anywhere whitespace-pre-wrap text-muted-foreground"
        >
          {rule.answer}
        </p>
      </div>
      <div className="ms-auto flex shrink-0 items-center gap-1">
        <Switch
          aria-label={t("enable", { name: rule.name })}
          checked={rule.enabled}
          onCheckedChange={onEnable}
        />
        <IconButton size="icon-sm" label={t("editOne", { name: rule.name })} onClick={onEdit}>
          <Pencil />
        </IconButton>
        <IconButton size="icon-sm" label={t("deleteOne", { name: rule.name })} onClick={onDelete}>
          <Trash2 />
        </IconButton>
      </div>
    </li>
  );
}
