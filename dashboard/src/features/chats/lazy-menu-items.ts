import { lazily } from "@/ui/lazily";

/** Fetched when a menu is opened first. */
export const ChatMenuItems = lazily(async () => (await import("./menu-items")).ChatMenuItems);
