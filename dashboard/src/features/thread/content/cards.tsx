import { Copy, MapPin, UserRound } from "lucide-react";
import { toast } from "@/lib/toast";
import { useFormatter, useTranslations } from "use-intl";
import type { Message } from "@/lib/api/types";
import { IconButton } from "@/ui/icon-button";

/** A place. Nothing is fetched from anywhere; the map opens only when asked for. */
export function LocationCard({ location }: { location: NonNullable<Message["location"]> }) {
  const t = useTranslations("thread.location");
  const format = useFormatter();
  const { latitude, longitude } = location;
  const degrees = (value: number) => format.number(value, { maximumFractionDigits: 5 });
  return (
    <div className="w-72 max-w-full rounded-lg bg-foreground/6 p-3">
      <div className="flex gap-3">
        <MapPin aria-hidden className="mt-0.5 size-6 shrink-0 text-primary" />
        <div className="min-w-0">
          <p dir="auto" className="text-sm font-medium break-words">
            {location.name || t(location.live ? "live" : "place")}
          </p>
          {location.address && (
            <p dir="auto" className="text-sm break-words opacity-85">
              {location.address}
            </p>
          )}
          <p className="text-xs tabular-nums opacity-80">
            <bdi dir="ltr">
              {degrees(latitude)}, {degrees(longitude)}
            </bdi>
          </p>
        </div>
      </div>
      <a
        href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="mt-2 inline-flex min-h-6 items-center text-sm font-medium underline underline-offset-2 pointer-coarse:min-h-11"
      >
        {t("map")}
      </a>
    </div>
  );
}

export function ContactCards({ contacts }: { contacts: Message["contacts"] }) {
  const t = useTranslations("thread.contact");
  const common = useTranslations("common");
  return (
    <ul className="w-72 max-w-full space-y-1.5">
      {contacts.map((contact, index) => (
        <li key={index} className="flex gap-3 rounded-lg bg-foreground/6 p-3">
          <UserRound aria-hidden className="mt-0.5 size-6 shrink-0 text-primary" />
          <div className="min-w-0 flex-1">
            <p dir="auto" className="text-sm font-medium break-words">
              {contact.name || t("unnamed")}
            </p>
            {contact.phones.map((phone) => (
              <p key={phone} className="flex items-center gap-1 text-sm">
                <bdi dir="ltr" className="min-w-0 break-words">
                  {phone}
                </bdi>
                <IconButton
                  size="icon-sm"
                  label={t("copy", { phone })}
                  onClick={() =>
                    void navigator.clipboard
                      .writeText(phone)
                      .then(() => toast.success(common("copied")))
                  }
                >
                  <Copy />
                </IconButton>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function PollCard({ poll }: { poll: NonNullable<Message["poll"]> }) {
  const t = useTranslations("thread.poll");
  const most = Math.max(1, ...poll.options.map((option) => option.votes));
  return (
    <div className="w-72 max-w-full">
      <p dir="auto" className="font-medium break-words">
        {poll.title}
      </p>
      <p className="mb-2 text-xs opacity-80">{poll.vote_limit === 1 ? t("one") : t("several")}</p>
      <ul className="space-y-2">
        {poll.options.map((option, index) => (
          <li key={index} className="text-sm">
            <div className="flex justify-between gap-3">
              <span dir="auto" className="min-w-0 break-words">
                {option.name}
              </span>
              <span className="shrink-0 tabular-nums">{t("votes", { count: option.votes })}</span>
            </div>
            <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-foreground/10">
              <div
                className="h-full rounded-full bg-primary"
                style={{ width: `${(option.votes / most) * 100}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
