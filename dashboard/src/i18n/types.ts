import type en from "./en";

/** The shape of all words; a translation that lacks one does not compile. */
export type Messages = typeof en;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}
