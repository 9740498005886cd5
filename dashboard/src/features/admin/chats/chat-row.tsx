"use client";
import { EllipsisVertical, ExternalLink, Tag, UserRoundCog, Waypoints } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { customerName, formatPhone } from "@/features/chats/describe";
import type { Chat } from "@/lib/api/types";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { IconButton } from "@/ui/icon-button";
import { Link } from "@/ui/link";
import { Menu, MenuItem } from "@/ui/menu";
import { Row, RowHead, Td } from "../parts/table";
import { Ago } from "../parts/times";
import { ModeBadge } from "./mode-badge";

type ChatRowProps = {
  chat: Chat;
  chosen: boolean;
  onChoose: (id: number, chosen: boolean) => void;
  onAct: (kind: "assign" | "mode" | "label", chat: Chat) => void;
};

/** A chat as a row; on a phone its cells stand below each other. */
export const ChatRow = memo(function ChatRow({ chat, chosen, onChoose, onAct }: ChatRowProps) {
  const t = useTranslations("admin");
  const { customer } = chat;
  const name = customerName(chat);
  const waiting = chat.waiting_since;
  return (
    <Row
      className={`max-md:grid max-md:grid-cols-[auto_1fr_auto] max-md:items-center max-md:gap-x-1 max-md:py-2 ${chosen ? "bg-accent" : ""}`}
    >
      <Td className="w-10 max-md:row-span-2 max-md:self-start">
        <label className="flex size-6 items-center justify-center pointer-coarse:size-11">
          <input
            type="checkbox"
            className="size-4 accent-primary"
            aria-label={t("chats.choose", { name })}
            checked={chosen}
            onChange={({ target }) => onChoose(chat.id, target.checked)}
          />
        </label>
      </Td>
      <RowHead className="min-w-0 max-md:p-1 md:max-w-64">
        <Link
          href={`/dashboard-agent/?c=${chat.id}`}
          className="flex min-h-6 min-w-0 items-center gap-2.5 hover:underline"
        >
          <Avatar name={name} src={customer.avatar_url} className="size-8" />
          <span className="min-w-0">
            <span className="block truncate font-medium">
              <bdi>{name}</bdi>
            </span>
            {customer.phone && (
              <bdi className="block truncate text-xs font-normal text-muted-foreground">
                {formatPhone(customer.phone)}
              </bdi>
            )}
          </span>
        </Link>
      </RowHead>
      <Td className="max-md:order-1 max-md:hidden">
        <ModeBadge mode={chat.mode} />
      </Td>
      <Td className="max-w-40 max-md:hidden">
        <span className="block truncate">
          {chat.assigned_agent_name ? (
            <bdi>{chat.assigned_agent_name}</bdi>
          ) : (
            <span className="text-muted-foreground">{t("chats.nobody")}</span>
          )}
        </span>
      </Td>
      <Td className="max-w-48 max-md:hidden">
        <Labels labels={chat.labels} />
      </Td>
      <Td className="max-md:hidden">
        {waiting ? (
          <span className="text-warning">
            <Ago at={waiting} />
          </span>
        ) : (
          <span className="text-muted-foreground">–</span>
        )}
      </Td>
      <Td className="text-muted-foreground max-md:hidden">
        {chat.last_message_at ? <Ago at={chat.last_message_at} /> : "–"}
      </Td>
      <Td className="w-12 text-end max-md:p-1">
        <Menu
          trigger={
            <IconButton label={t("chats.actionsFor", { name })} size="icon-sm">
              <EllipsisVertical />
            </IconButton>
          }
        >
          <MenuItem asChild>
            <Link href={`/dashboard-agent/?c=${chat.id}`}>
              <ExternalLink /> {t("chats.open")}
            </Link>
          </MenuItem>
          <MenuItem onSelect={() => onAct("assign", chat)}>
            <UserRoundCog /> {t("chats.assign")}
          </MenuItem>
          <MenuItem onSelect={() => onAct("mode", chat)}>
            <Waypoints /> {t("chats.setMode")}
          </MenuItem>
          <MenuItem onSelect={() => onAct("label", chat)}>
            <Tag /> {t("chats.setLabels")}
          </MenuItem>
        </Menu>
      </Td>
      {/* The same for a phone, in one cell. */}
      <Td className="min-w-0 p-1 max-md:col-span-2 max-md:col-start-2 md:hidden">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
          <ModeBadge mode={chat.mode} />
          <span dir="auto" className="max-w-40 truncate">
            {chat.assigned_agent_name ?? t("chats.nobody")}
          </span>
          {waiting && (
            <span className="text-warning">
              {t("chats.waiting")} · <Ago at={waiting} />
            </span>
          )}
          <Labels labels={chat.labels} />
        </span>
      </Td>
    </Row>
  );
});

function Labels({ labels }: { labels: readonly string[] }) {
  const shown = labels.slice(0, 3);
  return (
    <span className="flex flex-wrap gap-1">
      {shown.map((label) => (
        <Badge key={label} dir="auto" className="max-w-28">
          <span className="truncate">{label}</span>
        </Badge>
      ))}
      {labels.length > shown.length && (
        <Badge title={labels.slice(3).join(", ")}>+{labels.length - shown.length}</Badge>
      )}
    </span>
  );
}
