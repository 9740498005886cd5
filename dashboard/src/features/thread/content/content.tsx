import { Ban, CircleHelp, ListChecks, Timer } from "lucide-react";
import { useTranslations } from "use-intl";
import { lazily } from "@/ui/lazily";
import { Skeleton } from "@/ui/skeleton";
import { MessageText } from "../message-text";
import type { ShownMessage } from "../rows";
import { Film, Picture, Sticker } from "./picture";

const card = <Skeleton className="h-24 w-72 max-w-full" />;
const LocationCard = lazily(async () => (await import("./cards")).LocationCard, card);
const ContactCards = lazily(async () => (await import("./cards")).ContactCards, card);
const PollCard = lazily(async () => (await import("./cards")).PollCard, card);

const DocumentCard = lazily(
  async () => (await import("./document-card")).DocumentCard,
  <Skeleton className="h-17 w-72 max-w-full" />,
);
const Voice = lazily(
  async () => (await import("./voice")).Voice,
  <Skeleton className="h-12 w-64 max-w-full" />,
);

/** What a message says or shows, whatever its type; of a deleted one only that it was there. */
export function Content({ message }: { message: ShownMessage }) {
  const t = useTranslations("thread");
  if (message.deleted_at !== null) {
    return (
      <p className="flex items-center gap-1.5 italic opacity-80">
        <Ban aria-hidden className="size-4 shrink-0" />
        {t(message.sender === "customer" ? "deleted.customer" : "deleted.ours")}
      </p>
    );
  }
  const shown = body(message);
  const words =
    message.type === "poll" && message.poll?.title === message.text ? null : message.text;
  if (shown === null && !words) {
    return <Unsupported message={message} />;
  }
  return (
    <>
      {shown}
      {words && <MessageText text={words} {...(shown ? { className: "mt-1.5" } : {})} />}
    </>
  );
}

function body(message: ShownMessage) {
  switch (message.type) {
    case "image":
      return <Picture message={message} />;
    case "gif":
    case "video":
      return <Film message={message} />;
    case "audio":
    case "voice":
      return <Voice message={message} />;
    case "document":
      return <DocumentCard message={message} />;
    case "sticker":
      return <Sticker message={message} />;
    case "location":
      return message.location && <LocationCard location={message.location} />;
    case "contact":
      return message.contacts.length > 0 ? <ContactCards contacts={message.contacts} /> : null;
    case "poll":
      return message.poll && <PollCard poll={message.poll} />;
    case "interactive":
      return message.text ? <Chosen /> : null;
    case "unsupported":
      return <Unsupported message={message} />;
    default:
      // Another type may come from a newer server; a file of it can still be had.
      return message.media && message.type !== "text" ? <DocumentCard message={message} /> : null;
  }
}

function Chosen() {
  const t = useTranslations("thread");
  return (
    <p className="mb-1 flex items-center gap-1.5 text-xs font-medium opacity-80">
      <ListChecks aria-hidden className="size-3.5" /> {t("interactive")}
    </p>
  );
}

function Unsupported({ message }: { message: ShownMessage }) {
  const t = useTranslations("thread");
  const Icon = message.status === "queued" ? Timer : CircleHelp;
  return (
    <p className="flex items-center gap-1.5 italic opacity-85">
      <Icon aria-hidden className="size-4 shrink-0" /> {t("unsupported")}
    </p>
  );
}
