import { CheckCheck, ChevronDown, Clock, SendHorizontal, StickyNote } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import type { ComposerMode } from "./focus";
import type { Afterwards } from "./outbox";

type SendButtonProps = {
  mode: ComposerMode;
  closed: boolean;
  disabled: boolean;
  onSend: (afterwards: Afterwards | null) => void;
};

/** An hour from now, tomorrow at nine, and next Monday at nine, in this browser's zone. */
function later(which: "hour" | "tomorrow" | "monday"): Afterwards {
  const at = new Date();
  if (which === "hour") {
    at.setHours(at.getHours() + 1);
  } else {
    at.setDate(at.getDate() + (which === "tomorrow" ? 1 : (8 - at.getDay()) % 7 || 7));
    at.setHours(9, 0, 0, 0);
  }
  return { snoozed_until: at.toISOString() };
}

/** Sends, and where asked closes or snoozes the chat with it. Its words say where the text goes. */
export function SendButton({ mode, closed, disabled, onSend }: SendButtonProps) {
  const t = useTranslations("composer.send");
  const isNote = mode === "note";
  const tone = isNote ? "bg-note-foreground text-note hover:bg-note-foreground/90" : "";
  const label = isNote ? t("note") : closed ? t("reopen") : t("reply");
  return (
    <div className="flex shrink-0">
      <Button
        disabled={disabled}
        onClick={() => onSend(null)}
        className={cn(tone, !isNote && !closed && "rounded-e-none")}
      >
        {isNote ? <StickyNote /> : <SendHorizontal className="rtl:-scale-x-100" />}
        {label}
      </Button>
      {!isNote && !closed && (
        <Menu
          trigger={
            <Button
              size="icon"
              disabled={disabled}
              aria-label={t("more")}
              className="w-8 rounded-s-none border-s border-primary-foreground/30"
            >
              <ChevronDown />
            </Button>
          }
        >
          <MenuItem onSelect={() => onSend({ mode: "CLOSED" })}>
            <CheckCheck /> {t("close")}
          </MenuItem>
          <MenuSeparator />
          {(["hour", "tomorrow", "monday"] as const).map((which) => (
            <MenuItem key={which} onSelect={() => onSend(later(which))}>
              <Clock /> {t(which)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}
