"use client";
import { useId, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DialogProps } from "@/features/commands/dialog-props";
import { DENSITIES, usePreferences, type Density } from "@/lib/preferences";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Select } from "@/ui/input";
import { Switch } from "@/ui/switch";

/** How the screen behaves for this user in this browser. */
export function PreferencesDialog({ onClose }: DialogProps) {
  const t = useTranslations("shell.preferences");
  const common = useTranslations("common");
  const preferences = usePreferences();
  const { set } = preferences;
  const densityId = useId();
  const [refused, setRefused] = useState(
    () => typeof Notification !== "undefined" && Notification.permission === "denied",
  );
  const canNotify = typeof Notification !== "undefined";

  async function notify(on: boolean) {
    if (on && Notification.permission !== "granted") {
      const permission = await Notification.requestPermission();
      setRefused(permission === "denied");
      set({ notifications: permission === "granted" });
    } else {
      set({ notifications: on });
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title")}
      description={t("lead")}
      footer={<Button onClick={onClose}>{common("close")}</Button>}
    >
      <div className="divide-y divide-border">
        <Choice
          label={t("enterSends")}
          hint={t(preferences.enterSends ? "enterSendsOn" : "enterSendsOff")}
          checked={preferences.enterSends}
          onChange={(enterSends) => set({ enterSends })}
        />
        <Choice
          label={t("shortcuts")}
          hint={t("shortcutsHint")}
          checked={preferences.shortcuts}
          onChange={(shortcuts) => set({ shortcuts })}
        />
        <Choice
          label={t("readOnView")}
          hint={t(preferences.readOnView ? "readOnViewOn" : "readOnViewOff")}
          checked={preferences.readOnView}
          onChange={(readOnView) => set({ readOnView })}
        />
        <Choice
          label={t("sound")}
          hint={t("soundHint")}
          checked={preferences.sound}
          onChange={(sound) => set({ sound })}
        />
        <Choice
          label={t("notifications")}
          hint={
            !canNotify
              ? t("notificationsMissing")
              : refused
                ? t("notificationsRefused")
                : t("notificationsHint")
          }
          checked={preferences.notifications && !refused}
          isDisabled={!canNotify || refused}
          onChange={(on) => void notify(on)}
        />
        <div className="flex items-center justify-between gap-4 py-3">
          <label htmlFor={densityId} className="text-sm font-medium">
            {t("density")}
          </label>
          <Select
            id={densityId}
            className="w-40"
            value={preferences.density}
            onChange={({ target }) => set({ density: target.value as Density })}
          >
            {DENSITIES.map((density) => (
              <option key={density} value={density}>
                {t(density)}
              </option>
            ))}
          </Select>
        </div>
      </div>
    </Dialog>
  );
}

type ChoiceProps = {
  label: string;
  hint: ReactNode;
  checked: boolean;
  isDisabled?: boolean;
  onChange: (checked: boolean) => void;
};

function Choice({ label, hint, checked, isDisabled = false, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-4 py-3">
      <div>
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          {hint}
        </p>
      </div>
      <Switch
        id={id}
        aria-describedby={`${id}-hint`}
        checked={checked}
        disabled={isDisabled}
        onCheckedChange={onChange}
      />
    </div>
  );
}
