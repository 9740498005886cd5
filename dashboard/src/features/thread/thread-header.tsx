import { ArrowLeft, PanelRight } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { ChannelBadge } from "@/features/chats/channel";
import { customerName, formatPhone } from "@/features/chats/describe";
import { useColleagues, useCustomerPresence } from "@/features/chats/presence";
import { isolated } from "@/lib/bidi";
import type { Chat } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { Avatar } from "@/ui/avatar";
import { IconButton } from "@/ui/icon-button";
import { Hint } from "@/ui/tooltip";

type ThreadHeaderProps = {
  chat: Chat;
  me: number;
  onBack: () => void;
  panel: { open: boolean; toggle: () => void };
  menu?: ReactNode;
};

/** Who is at the other end, who else of us looks at it, and whose chat it is. */
export function ThreadHeader({ chat, me, onBack, panel, menu }: ThreadHeaderProps) {
  const t = useTranslations("thread.header");
  const common = useTranslations("common");
  const name = customerName(chat);
  return (
    <header className="flex min-h-15 items-center gap-2 border-b border-border bg-card px-2 py-2 sm:px-4">
      <IconButton label={common("back")} onClick={onBack} className="md:hidden">
        <ArrowLeft className="rtl:-scale-x-100" />
      </IconButton>
      <Avatar name={name} src={chat.customer.avatar_url} className="size-9 max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-2">
          <h2 dir="auto" className="min-w-0 truncate text-sm font-semibold" title={name}>
            {name}
          </h2>
          <ChannelBadge channel={chat.channel} className="shrink-0" />
        </div>
        <Presence chat={chat} />
      </div>
      <Viewers chatId={chat.id} me={me} />
      <span className="max-w-40 shrink-0 truncate text-xs text-muted-foreground max-lg:hidden">
        {chat.assigned_agent_id === null
          ? t("unassigned")
          : chat.assigned_agent_id === me
            ? t("mine")
            : t("assigned", {
                name: isolated(chat.assigned_agent_name ?? String(chat.assigned_agent_id)),
              })}
      </span>
      {menu}
      <IconButton
        label={panel.open ? t("hidePanel") : t("showPanel")}
        aria-pressed={panel.open}
        onClick={panel.toggle}
      >
        <PanelRight className="rtl:-scale-x-100" />
      </IconButton>
    </header>
  );
}

/** Whether the customer is there: typing, online, or when last. */
function Presence({ chat }: { chat: Chat }) {
  const t = useTranslations("thread.header");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const heard = useCustomerPresence(chat.id);
  const online = heard ? heard.online : chat.online;
  const lastSeen =
    heard && !heard.online ? (heard.lastSeenAt ?? chat.last_seen_at) : chat.last_seen_at;
  const acts = heard?.state === "typing" || heard?.state === "recording" ? heard.state : null;
  const text = acts
    ? t(`customer.${acts}`)
    : online
      ? t("online")
      : lastSeen
        ? t("lastSeen", { when: format.relativeTime(new Date(lastSeen), now) })
        : null;
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-xs text-muted-foreground">
      {(online || acts) && <span aria-hidden className="size-2 shrink-0 rounded-full bg-success" />}
      <span className={cn("truncate", acts && "font-medium text-success")}>
        {text ?? <bdi dir="ltr">{formatPhone(chat.customer.phone) || chat.address}</bdi>}
      </span>
    </p>
  );
}

function Viewers({ chatId, me }: { chatId: number; me: number }) {
  const t = useTranslations("thread.header");
  const colleagues = useColleagues(chatId, me);
  if (colleagues.length === 0) {
    return null;
  }
  return (
    <ul aria-label={t("viewers")} className="flex shrink-0 -space-x-2 rtl:space-x-reverse">
      {colleagues.slice(0, 3).map((colleague) => {
        const text = t(`colleague.${colleague.state}`, { name: isolated(colleague.name) });
        return (
          <li key={colleague.id}>
            <Hint text={text}>
              <span role="img" aria-label={text} tabIndex={0} className="block rounded-full">
                <Avatar
                  name={colleague.name}
                  className={cn(
                    "size-7 text-xs ring-2 ring-card",
                    colleague.state === "typing" && "ring-primary",
                  )}
                />
              </span>
            </Hint>
          </li>
        );
      })}
      {colleagues.length > 3 && (
        <li className="flex size-7 items-center justify-center rounded-full bg-muted text-xs">
          +{colleagues.length - 3}
        </li>
      )}
    </ul>
  );
}
