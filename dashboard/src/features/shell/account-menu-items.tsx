"use client";
import {
  Keyboard,
  Languages,
  LogOut,
  SlidersHorizontal,
  SunMoon,
  UserRoundCog,
} from "lucide-react";
import { useTheme } from "next-themes";
import { useTranslations } from "use-intl";
import { openDialog } from "@/features/commands/dialogs";
import { LOCALES, usePreferences, type Locale } from "@/lib/preferences";
import { session, useUser } from "@/lib/session";
import { MenuChoice, MenuChoices, MenuItem, MenuSeparator } from "@/ui/menu";

/** What concerns the user, not the chats. */
export function AccountMenuItems() {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const user = useUser();
  const { theme, setTheme } = useTheme();
  const { locale, set } = usePreferences();
  return (
    <>
      <div className="px-2.5 py-1.5">
        <p className="font-medium" dir="auto">
          {user.name}
        </p>
        <p className="text-xs text-muted-foreground">{t(`role.${user.role}`)}</p>
      </div>
      <MenuSeparator />
      <MenuChoices label={common("theme.label")} value={theme ?? "system"} onChange={setTheme}>
        {(["light", "dark", "system"] as const).map((choice) => (
          <MenuChoice key={choice} value={choice}>
            <SunMoon /> {common(`theme.${choice}`)}
          </MenuChoice>
        ))}
      </MenuChoices>
      <MenuChoices
        label={common("language.label")}
        value={locale}
        onChange={(value) => set({ locale: value as Locale })}
      >
        {LOCALES.map((choice) => (
          <MenuChoice key={choice} value={choice}>
            <Languages /> {common(`language.${choice}`)}
          </MenuChoice>
        ))}
      </MenuChoices>
      <MenuSeparator />
      <MenuItem onSelect={() => openDialog("account")}>
        <UserRoundCog /> {t("account.title")}
      </MenuItem>
      <MenuItem onSelect={() => openDialog("preferences")}>
        <SlidersHorizontal /> {t("preferences.title")}
      </MenuItem>
      <MenuItem onSelect={() => openDialog("shortcuts")} className="pointer-coarse:hidden">
        <Keyboard /> {t("shortcuts")}
      </MenuItem>
      <MenuItem onSelect={() => void session.logout().catch(() => {})}>
        <LogOut /> {t("logout")}
      </MenuItem>
    </>
  );
}
