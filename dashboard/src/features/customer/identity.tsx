import { Copy, Pencil } from "lucide-react";
import { useState, type FormEvent } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { ChannelBadge } from "@/features/chats/channel";
import { customerName, formatPhone } from "@/features/chats/describe";
import type { Chat } from "@/lib/api/types";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { useChangeCustomer } from "./use-change-customer";

/** The customer's picture, name and number. */
export function Identity({ chat }: { chat: Chat }) {
  const t = useTranslations("customer");
  const common = useTranslations("common");
  const [editing, setEditing] = useState(false);
  const { customer } = chat;
  const name = customerName(chat);
  const { phone } = customer;

  return (
    <div className="flex flex-col items-center gap-2 p-4 text-center">
      <div className="relative">
        <Avatar name={name} src={customer.avatar_url} className="size-20 text-2xl" />
        <ChannelBadge
          channel={chat.channel}
          className="absolute end-0 bottom-0 size-6 ring-2 ring-card [&_svg]:size-3.5"
        />
      </div>
      {editing ? (
        <NameForm chat={chat} onDone={() => setEditing(false)} />
      ) : (
        <div className="flex max-w-full items-center gap-1 ps-7">
          <h2
            dir="auto"
            className="line-clamp-3 min-w-0 text-base font-semibold [overflow-wrap:anywhere]"
          >
            {name}
          </h2>
          <IconButton size="icon-sm" label={t("name.edit")} onClick={() => setEditing(true)}>
            <Pencil />
          </IconButton>
        </div>
      )}
      {phone && (
        <div className="flex items-center gap-1 ps-7 text-sm text-muted-foreground">
          <bdi dir="ltr">{formatPhone(phone)}</bdi>
          <IconButton
            size="icon-sm"
            label={t("copyPhone")}
            onClick={() =>
              void navigator.clipboard.writeText(phone).then(() => toast.success(common("copied")))
            }
          >
            <Copy />
          </IconButton>
        </div>
      )}
      {chat.kind === "group" && <Badge>{t("group")}</Badge>}
      {customer.blocked && <Badge tone="danger">{t("block.badge")}</Badge>}
    </div>
  );
}

function NameForm({ chat, onDone }: { chat: Chat; onDone: () => void }) {
  const t = useTranslations("customer.name");
  const common = useTranslations("common");
  const change = useChangeCustomer(chat);
  const [name, setName] = useState(chat.customer.name ?? "");
  const [busy, setBusy] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    if (await change({ name: name.trim() })) {
      onDone();
    }
    setBusy(false);
  }

  return (
    <form onSubmit={(event) => void save(event)} className="flex w-full flex-col gap-2">
      <Input
        autoFocus
        dir="auto"
        value={name}
        maxLength={200}
        aria-label={t("label")}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
      />
      <div className="flex justify-center gap-2">
        <Button size="sm" variant="secondary" onClick={onDone}>
          {common("cancel")}
        </Button>
        <Button
          size="sm"
          type="submit"
          disabled={busy || name.trim() === "" || name.trim() === chat.customer.name}
        >
          {common("save")}
        </Button>
      </div>
    </form>
  );
}
