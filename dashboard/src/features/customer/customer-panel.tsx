"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { chatQuery } from "@/features/chats/queries";
import { ApiProblem } from "@/lib/api/problem";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { Section } from "./accordion";
import { Block } from "./block";
import { ExportChat } from "./export-chat";
import { Facts } from "./facts";
import { Identity } from "./identity";
import { Labels } from "./labels";
import { MediaGallery } from "./media-gallery";
import { OtherChats } from "./other-chats";

type CustomerPanelProps = { chatId: number };

/** Who the customer is, and what one can do for them. */
export function CustomerPanel({ chatId }: CustomerPanelProps) {
  const t = useTranslations("customer");
  const common = useTranslations("common");
  const explain = useExplain();
  const { data: chat, error, refetch } = useQuery(chatQuery(chatId));
  if (error && !chat) {
    return (
      <div role="status" className="space-y-3 p-6 text-sm text-muted-foreground">
        <p>{explain(error)}</p>
        {!(error instanceof ApiProblem && error.status === 404) && (
          <Button size="sm" variant="secondary" onClick={() => void refetch()}>
            {common("retry")}
          </Button>
        )}
      </div>
    );
  }
  if (!chat) {
    return (
      <div
        role="status"
        aria-label={common("loading")}
        className="flex flex-col items-center gap-3 p-6"
      >
        <Skeleton className="size-20 rounded-full" />
        <Skeleton className="h-5 w-36" />
        <Skeleton className="h-4 w-28" />
      </div>
    );
  }
  return (
    <section
      key={chatId}
      aria-label={t("label")}
      className="h-full overflow-y-auto bg-card text-card-foreground"
    >
      <Identity chat={chat} />
      <Section title={t("labels.title")}>
        <Labels chat={chat} />
      </Section>
      <Section title={t("facts.title")}>
        <Facts chat={chat} />
      </Section>
      <Section title={t("media.title")}>
        <MediaGallery chatId={chatId} />
      </Section>
      {chat.kind === "direct" && (
        <Section title={t("others.title")}>
          <OtherChats chat={chat} />
        </Section>
      )}
      <Section title={t("export.title")} open={false}>
        <ExportChat chat={chat} />
      </Section>
      <Section title={t("block.section")} open={chat.customer.blocked}>
        <Block chat={chat} />
      </Section>
    </section>
  );
}
