"use client";
import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useChatActions } from "@/features/chats/actions";
import { useBulk } from "@/features/chats/bulk";
import { customerName } from "@/features/chats/describe";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { DialogProps } from "./dialog-props";
import { snoozeUntil, SNOOZES } from "./snooze-times";

const YEAR_MS = 365 * 24 * 3_600_000;

/** Lays a chat aside until a time, or until the customer writes again. */
export function SnoozeDialog({ chats, onClose }: DialogProps) {
  const t = useTranslations("inbox.snooze");
  const format = useFormatter();
  const actions = useChatActions();
  const bulk = useBulk();
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState("");
  const [error, setError] = useState<string>();
  const [single] = chats.length === 1 ? chats : [];

  function snooze(until: Date) {
    onClose();
    if (single) {
      void actions.snooze(single, until);
    } else {
      void bulk(chats, { snoozed_until: until.toISOString() });
    }
  }

  function snoozeOwn() {
    const until = new Date(own);
    const ahead = until.getTime() - Date.now();
    if (Number.isNaN(ahead) || ahead <= 0 || ahead > YEAR_MS) {
      setError(t("wrongTime"));
    } else {
      snooze(until);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        single
          ? t("title", { name: customerName(single) })
          : t("titleMany", { count: chats.length })
      }
      description={t("untilReply")}
    >
      <ul className="space-y-1">
        {SNOOZES.map((choice) => {
          const until = snoozeUntil(choice, now);
          return (
            until && (
              <li key={choice}>
                <Button
                  variant="ghost"
                  className="w-full justify-start"
                  onClick={() => snooze(until)}
                >
                  <AlarmClock />
                  {t(choice)}
                  <span className="ms-auto text-xs font-normal text-muted-foreground">
                    {format.dateTime(until, {
                      weekday: "short",
                      day: "numeric",
                      month: "short",
                      hour: "numeric",
                      minute: "2-digit",
                    })}
                  </span>
                </Button>
              </li>
            )
          );
        })}
      </ul>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          snoozeOwn();
        }}
      >
        <Field label={t("own")} error={error} className="flex-1">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={own}
              onChange={({ target }) => setOwn(target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="secondary" disabled={own === ""}>
          {t("submit")}
        </Button>
      </form>
    </Dialog>
  );
}
