import { Ban, CircleCheck } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { customerName } from "@/features/chats/describe";
import { isolated } from "@/lib/bidi";
import type { Chat } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { lazily } from "@/ui/lazily";
import { useChangeCustomer } from "./use-change-customer";

const Confirm = lazily(async () => (await import("@/ui/confirm")).Confirm);

/** Blocks a customer, after an explanation of what that means; or lets them in again. */
export function Block({ chat }: { chat: Chat }) {
  const t = useTranslations("customer.block");
  const change = useChangeCustomer(chat);
  const [asking, setAsking] = useState(false);
  const name = isolated(customerName(chat));

  if (chat.customer.blocked) {
    return (
      <div className="space-y-2">
        <p className="text-sm text-muted-foreground">{t("isBlocked")}</p>
        <Button
          size="sm"
          variant="secondary"
          onClick={() =>
            void change({ blocked: false }).then(
              (done) => done && toast.success(t("unblocked", { name })),
            )
          }
        >
          <CircleCheck /> {t("unblock")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Button size="sm" variant="secondary" className="text-danger" onClick={() => setAsking(true)}>
        <Ban /> {t("action")}
      </Button>
      {asking && (
        <Confirm
          open
          onOpenChange={setAsking}
          title={t("title", { name })}
          description={t("meaning")}
          action={t("action")}
          onConfirm={() => change({ blocked: true })}
        />
      )}
    </>
  );
}
