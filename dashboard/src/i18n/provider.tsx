"use client";
import { useEffect, useState, type ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { preferredLocale, usePreferences, type Locale } from "@/lib/preferences";
import en from "./en";
import type { EverydayMessages, Messages } from "./types";

const LOADERS: Record<Locale, () => Promise<EverydayMessages>> = {
  en: async () => en,
  id: async () => (await import("./id")).default,
  ar: async () => (await import("./ar")).default,
};

export const isRightToLeft = (locale: Locale) => locale === "ar";

/** The words of the chosen language (those of the administration come with it), and the direction of the page. The first visit takes the browser's language. */
export function Language({ children }: { children: ReactNode }) {
  const locale = usePreferences((preferences) => preferences.locale);
  const [loaded, setLoaded] = useState<{ locale: Locale; messages: EverydayMessages }>({
    locale: "en",
    messages: en,
  });

  useEffect(() => {
    if (localStorage.getItem("message-center-preferences") === null) {
      usePreferences.getState().set({ locale: preferredLocale(navigator.languages) });
    }
    void usePreferences.persist.rehydrate();
  }, []);

  useEffect(() => {
    let current = true;
    void LOADERS[locale]().then((messages) => {
      if (current) {
        document.documentElement.lang = locale;
        document.documentElement.dir = isRightToLeft(locale) ? "rtl" : "ltr";
        setLoaded({ locale, messages });
      }
    });
    return () => {
      current = false;
    };
  }, [locale]);

  return (
    <IntlProvider
      locale={loaded.locale}
      messages={loaded.messages as Messages}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      {children}
    </IntlProvider>
  );
}
