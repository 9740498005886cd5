"use client";
import { useEffect, useState, type ReactNode } from "react";
import { IntlProvider, useLocale, useMessages, useTimeZone } from "use-intl";
import type { Locale } from "@/lib/preferences";
import en from "./en/admin.json";
import type { Messages } from "./types";

type Words = typeof en;

const LOADERS: Record<Locale, () => Promise<Words>> = {
  en: async () => en,
  id: async () => (await import("./id/admin.json")).default,
  ar: async () => (await import("./ar/admin.json")).default,
};

/** The words of the administration beside those of every page: agents need not load them. Until those of another language are there, all stay. */
export function AdminLanguage({ children }: { children: ReactNode }) {
  const locale = useLocale() as Locale;
  const timeZone = useTimeZone();
  const messages = useMessages();
  const [shown, setShown] = useState({ locale, messages: { ...messages, admin: en } });

  useEffect(() => {
    let current = true;
    void LOADERS[locale]().then((admin) => {
      if (current) {
        setShown({ locale, messages: { ...messages, admin } });
      }
    });
    return () => {
      current = false;
    };
  }, [locale, messages]);

  return (
    <IntlProvider
      locale={shown.locale}
      messages={shown.messages as Messages}
      {...(timeZone === undefined ? {} : { timeZone })}
    >
      {children}
    </IntlProvider>
  );
}
