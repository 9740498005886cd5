"use client";
import { useTranslations } from "use-intl";
import { usePreferences } from "@/lib/preferences";
import { Dialog } from "@/ui/dialog";
import { Switch } from "@/ui/switch";
import type { DialogProps } from "./dialog-props";
import { KeyCaps } from "./key-caps";
import { commands, GROUPS } from "./registry";

/** Every key and what it does, from the registry itself. */
export function ShortcutsSheet({ onClose }: DialogProps) {
  const t = useTranslations("inbox.shortcuts");
  const names = useTranslations("inbox.command");
  const { shortcuts, set } = usePreferences();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title")}
      description={t("lead")}
      className="sm:max-w-2xl"
    >
      <label className="flex items-center justify-between gap-3 rounded-md bg-muted px-3 py-2 text-sm">
        {t("on")}
        <Switch checked={shortcuts} onCheckedChange={(on) => set({ shortcuts: on })} />
      </label>
      <div className="columns-1 gap-8 sm:columns-2">
        {GROUPS.map((group) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="pb-1 text-xs font-semibold text-muted-foreground">{t(group)}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map(({ id, keys }) => (
                  <div key={id} className="flex items-center justify-between gap-3 py-1">
                    <dt className="text-sm">{names(id)}</dt>
                    <dd>
                      <KeyCaps keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
