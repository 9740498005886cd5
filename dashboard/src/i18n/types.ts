import type en from "./en";
import type admin from "./en/admin.json";

/** The shape of the words of every page. */
export type EverydayMessages = typeof en;

/** The shape of all words; a translation that lacks one does not compile. */
export type Messages = EverydayMessages & { admin: typeof admin };

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}
