"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Mode } from "@/lib/api/types";

export const VIEWS = [
  "mine",
  "unassigned",
  "mentioned",
  "waiting",
  "unread",
  "bot",
  "all",
  "snoozed",
  "closed",
] as const;
export type View = (typeof VIEWS)[number];

export const CHANNELS = ["whatsapp", "telegram", "email"] as const;
export type KnownChannel = (typeof CHANNELS)[number];
export const MODES: readonly Mode[] = ["BOT", "AGENT", "PAUSED", "CLOSED"];

/** What the address says: which chat is open, what the list shows, and where in the thread to look. */
export type Address = {
  chatId: number | null;
  messageId: number | null;
  view: View | null;
  q: string;
  /** Whether a search looks for chats or for messages. */
  searchIn: "chats" | "messages";
  mode: Mode | null;
  channel: KnownChannel | null;
  label: string | null;
  /** On a phone: whether the customer's panel lies over the thread. */
  panel: boolean;
};

const PATH = "/dashboard-agent/";
const CHANGED = "message-center-address";

export function parseAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const choice = <T extends string>(name: string, among: readonly T[]) =>
    among.find((value) => value === query.get(name)) ?? null;
  return {
    chatId: number(query.get("c")),
    messageId: number(query.get("m")),
    view: choice("view", VIEWS),
    q: query.get("q") ?? "",
    searchIn: choice("in", ["chats", "messages"]) ?? "chats",
    mode: choice("mode", MODES),
    channel: choice("channel", CHANNELS),
    label: query.get("label"),
    panel: query.get("panel") === "1",
  };
}

export function formatAddress(address: Address): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | null) =>
    value !== null && value !== "" && query.set(name, String(value));
  put("view", address.view);
  put("q", address.q);
  put("in", address.searchIn === "messages" ? "messages" : null);
  put("mode", address.mode);
  put("channel", address.channel);
  put("label", address.label);
  put("c", address.chatId);
  put("m", address.messageId);
  put("panel", address.panel ? 1 : null);
  const text = query.toString();
  return PATH + (text && `?${text}`);
}

const number = (text: string | null) =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;

/** The present address, outside of React. */
export const currentAddress = () => parseAddress(window.location.search);

/** Changes the address without a navigation: what is shown follows at once, from what is in memory. */
export function go(change: Partial<Address>, how: "push" | "replace" = "push"): void {
  const now = currentAddress();
  const next = { ...now, ...change };
  if (change.chatId !== undefined && change.chatId !== now.chatId) {
    next.messageId = change.messageId ?? null;
    next.panel = change.panel ?? false;
  }
  const url = formatAddress(next);
  if (url === window.location.pathname + window.location.search) {
    return;
  }
  window.history[how === "push" ? "pushState" : "replaceState"](null, "", url);
  window.dispatchEvent(new Event(CHANGED));
}

/** Opens a chat, or a message in it; null closes what is open. */
export const openChat = (chatId: number | null, messageId: number | null = null) =>
  go({ chatId, messageId });

function subscribe(onChange: () => void) {
  window.addEventListener("popstate", onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    window.removeEventListener("popstate", onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

export function useAddress(): Address {
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => "",
  );
  return useMemo(() => parseAddress(search), [search]);
}

/** What the list shows, whichever chat is open: the address without one, which stays the same from chat to chat. */
export function useListAddress(): string {
  return useSyncExternalStore(
    subscribe,
    () => formatAddress({ ...currentAddress(), chatId: null, messageId: null, panel: false }),
    () => PATH,
  );
}

/** Hears of navigations by the router's own links; once a page. */
export function useRouterAddress(): void {
  const parameters = useSearchParams();
  useEffect(() => {
    window.dispatchEvent(new Event(CHANGED));
  }, [parameters]);
}
