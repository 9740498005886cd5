import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";

export const LOCALES = ["en", "id", "ar"] as const;
export type Locale = (typeof LOCALES)[number];

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** A view that the user has put together: its name, and the address that opens it. */
export type SavedView = { id: string; name: string; query: string };

type Preferences = {
  locale: Locale;
  /** What Enter does in the composer. */
  enterSends: boolean;
  /** Single-key shortcuts; WCAG 2.1.4 wants a way to switch them off. */
  shortcuts: boolean;
  sound: boolean;
  notifications: boolean;
  /** Whether seeing the newest message marks a chat as read, or only a reply does. */
  readOnView: boolean;
  /** Widths of the panes in pixels. */
  listWidth: number;
  panelWidth: number;
  panelOpen: boolean;
  playbackRate: number;
  density: Density;
  /** Whether the views stand beside the list; elsewhere they are a menu above it. */
  viewsOpen: boolean;
  savedViews: SavedView[];
};

type PreferencesStore = Preferences & { set: (change: Partial<Preferences>) => void };

/** What a browser remembers: preferences, and nothing else. */
export const usePreferences = create<PreferencesStore>()(
  persist(
    (set) => ({
      locale: "en",
      enterSends: true,
      shortcuts: true,
      sound: true,
      notifications: false,
      readOnView: true,
      listWidth: 360,
      panelWidth: 320,
      panelOpen: true,
      playbackRate: 1,
      density: "comfortable",
      viewsOpen: true,
      savedViews: [],
      set: (change) => set(change),
    }),
    {
      name: "message-center-preferences",
      version: 1,
      storage: createJSONStorage(() => localStorage),
      partialize: ({ set: _set, ...preferences }) => preferences,
      // The pages are rendered before there is a browser; the provider reads what is stored.
      skipHydration: true,
    },
  ),
);

/** The language that the browser prefers, as far as there is a translation. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const base =
      language.toLowerCase().split("-")[0] === "in" ? "id" : language.toLowerCase().split("-")[0];
    const found = LOCALES.find((locale) => locale === base);
    if (found) {
      return found;
    }
  }
  return "en";
}
