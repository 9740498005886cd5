import { Mail, MessageCircle, Send } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";

const LOOKS = {
  whatsapp: { icon: MessageCircle, className: "bg-success text-background" },
  telegram: { icon: Send, className: "bg-info text-background" },
  email: { icon: Mail, className: "bg-foreground text-background" },
} as const;

export type KnownChannel = keyof typeof LOOKS;

export const isKnownChannel = (channel: string): channel is KnownChannel => channel in LOOKS;

/** The sign of a channel; its name is there for screen readers and under the pointer. */
export function ChannelBadge({ channel, className }: { channel: string; className?: string }) {
  const t = useTranslations("inbox.channel");
  const known = isKnownChannel(channel) ? channel : null;
  const { icon: Icon, className: colours } = LOOKS[known ?? "whatsapp"];
  const name = known ? t(known) : channel;
  return (
    <span
      title={name}
      className={cn(
        "inline-flex size-4 items-center justify-center rounded-full [&_svg]:size-2.5",
        colours,
        className,
      )}
    >
      <Icon aria-hidden strokeWidth={2.75} />
      <span className="sr-only">{name}</span>
    </span>
  );
}
