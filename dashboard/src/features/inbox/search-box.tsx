"use client";
import { Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Input } from "@/ui/input";
import { Kbd } from "@/ui/kbd";
import { go, useAddress } from "./address";
import { wantListFocus } from "./list-focus";

export const SEARCH_ID = "inbox-search";
const PAUSE_MS = 250;

/** Looks for chats and messages while one types; what is looked for stands in the address. */
export function SearchBox() {
  const t = useTranslations("inbox.search");
  const { q } = useAddress();
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState(q);
  if (q !== seen) {
    // Another view, or the way back: the address leads.
    setSeen(q);
    if (q !== typed.trim()) {
      setTyped(q);
    }
  }

  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed.trim() !== q) {
        go({ q: typed.trim() }, q === "" ? "push" : "replace");
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is typed begins the wait
  }, [typed]);

  return (
    <div role="search" className="relative">
      <Search
        aria-hidden
        className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        id={SEARCH_ID}
        type="search"
        aria-label={t("label")}
        placeholder={t("placeholder")}
        value={typed}
        dir="auto"
        autoComplete="off"
        maxLength={200}
        onChange={(event) => {
          setTyped(event.target.value);
          wantListFocus(false);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) {
            return; // an input method uses these keys itself
          }
          if (event.key === "Escape") {
            setTyped("");
            wantListFocus(false);
            go({ q: "", searchIn: "chats" }, "replace");
            event.currentTarget.blur();
          } else if (event.key === "Enter" || event.key === "ArrowDown") {
            event.preventDefault();
            if (typed.trim() !== q) {
              go({ q: typed.trim() }, q === "" ? "push" : "replace");
            }
            wantListFocus(true);
          }
        }}
        className="ps-8.5 pe-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {typed === "" ? (
        <Kbd className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 pointer-coarse:hidden">
          /
        </Kbd>
      ) : (
        <button
          type="button"
          aria-label={t("clear")}
          onClick={() => {
            setTyped("");
            go({ q: "", searchIn: "chats" }, "replace");
            document.getElementById(SEARCH_ID)?.focus();
          }}
          className="absolute end-0 top-0 flex h-full w-9 items-center justify-center rounded-md text-muted-foreground hover:text-foreground"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
