"use client";
import { CircleCheck, Tag, UserRoundCog, Waypoints, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Chat } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import type { BulkAction } from "./bulk";

type SelectionBarProps = {
  loaded: Chat[];
  selection: Chat[];
  onChoose: (ids: ReadonlySet<number>) => void;
  onAct: (kind: BulkAction["kind"]) => void;
  onClose: () => Promise<void>;
};

/** What can be done to the chosen chats; it stays in sight while one scrolls. */
export function SelectionBar({ loaded, selection, onChoose, onAct, onClose }: SelectionBarProps) {
  const t = useTranslations("admin.chats");
  const [closing, setClosing] = useState(false);
  const count = selection.length;
  if (count === 0) {
    return null;
  }
  return (
    <div
      role="toolbar"
      aria-label={t("bar")}
      className="sticky bottom-3 z-10 flex flex-wrap items-center gap-2 rounded-xl border border-border bg-card p-2.5 shadow-lg"
    >
      <p role="status" className="px-1.5 font-medium">
        {t("chosen", { count })}
      </p>
      {count < loaded.length && (
        <Button
          size="sm"
          variant="link"
          onClick={() => onChoose(new Set(loaded.map((chat) => chat.id)))}
        >
          {t("chooseAll", { count: loaded.length })}
        </Button>
      )}
      <div className="ms-auto flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onClick={() => onAct("assign")}>
          <UserRoundCog /> {t("assign")}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => onAct("mode")}>
          <Waypoints /> {t("setMode")}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => onAct("label")}>
          <Tag /> {t("setLabels")}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => setClosing(true)}>
          <CircleCheck /> {t("close")}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => onChoose(new Set())}>
          <X /> {t("chooseNone")}
        </Button>
      </div>
      <Confirm
        open={closing}
        onOpenChange={setClosing}
        title={t("closeTitle", { count })}
        description={t("closeDetail")}
        action={t("close")}
        onConfirm={onClose}
      />
    </div>
  );
}
