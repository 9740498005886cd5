"use client";
import { useEffect, useRef } from "react";
import { usePreferences } from "@/lib/preferences";
import { useDialog } from "./dialogs";
import { commands, isOn, type Command } from "./registry";
import { useCommandContext } from "./context";

/** How long the second key of two may take. */
const SEQUENCE_MS = 1_500;

/** What the key means, also on a keyboard of another script. */
export function keyOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  const key =
    event.key.length === 1 && event.key.charCodeAt(0) > 127 && letter ? letter : event.key;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return event.ctrlKey || event.metaKey ? `mod+${plain}` : plain;
}

export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        "textarea, select, [role=textbox], [role=combobox], input:not([type=checkbox], [type=radio], [type=button])",
      ))
  );
}

/** Whether something lies over the page that has the keys for itself. */
const isCovered = () =>
  useDialog.getState().open !== null ||
  document.querySelector("[role=dialog], [role=menu], [role=alertdialog]") !== null;

/** Finds what a key asks for; `first` is the key before it, where that began a sequence. */
export function commandFor(key: string, first: string | null): Command | "begins" | null {
  const asked = first === null ? [key] : [first, key];
  const found = commands.find(
    ({ keys }) => keys.length === asked.length && keys.every((one, at) => one === asked[at]),
  );
  if (found) {
    return found;
  }
  return first === null && commands.some(({ keys }) => keys.length > 1 && keys[0] === key)
    ? "begins"
    : null;
}

/** Lets keys run commands: not while one types, not over a dialog, and not where the user has switched them off. */
export function useCommandKeys(): void {
  const context = useCommandContext();
  const latest = useRef(context);
  useEffect(() => {
    latest.current = context;
  });

  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    function onKeyDown(event: KeyboardEvent) {
      const key = keyOf(event);
      const combined = key.startsWith("mod+");
      const typing = isTextField(event.target);
      if (
        event.defaultPrevented ||
        event.isComposing ||
        event.altKey ||
        isCovered() ||
        (!combined && (typing || !usePreferences.getState().shortcuts))
      ) {
        first = null;
        return;
      }
      const before = first && Date.now() - first.at < SEQUENCE_MS ? first.key : null;
      first = null;
      const command = commandFor(key, before) ?? (before === null ? null : commandFor(key, null));
      if (command === "begins") {
        first = { key, at: Date.now() };
      } else if (command !== null) {
        const now = latest.current();
        if (isOn(command, now)) {
          event.preventDefault();
          command.run(now);
        }
      }
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
