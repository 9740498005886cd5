"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/lib/cn";
import { SECTIONS, isHere } from "./sections";
import { useAlarms } from "./alarms";
import { Link } from "@/ui/link";

/** The sections of the administration: a list at the side, on a phone a row of tabs; and the page beside or below it. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const pathname = usePathname();
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="flex min-h-0 flex-1 flex-col md:flex-row">
      <Sections />
      {/* Relative, so that what is only for screen readers scrolls along and does not widen the page. */}
      <main ref={main} className="relative min-h-0 min-w-0 flex-1 overflow-y-auto">
        {children}
      </main>
    </div>
  );
}

function Sections() {
  const t = useTranslations("admin");
  const pathname = usePathname();
  const alarms = useAlarms();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const row = list.current;
    const here = row?.querySelector("[aria-current]")?.getBoundingClientRect();
    if (row && here) {
      // Not scrollIntoView: that moves the page around the row, too.
      const box = row.getBoundingClientRect();
      row.scrollLeft += here.left + here.width / 2 - (box.left + box.width / 2);
    }
  }, [pathname]);
  return (
    <nav
      aria-label={t("nav.label")}
      className="shrink-0 border-border bg-card max-md:border-b md:w-52 md:overflow-y-auto md:border-e"
    >
      <p className="hidden px-5 pt-5 pb-3 text-base font-semibold tracking-tight md:block">
        {t("nav.title")}
      </p>
      <ul
        ref={list}
        className="relative flex [scrollbar-width:none] gap-1 overflow-x-auto p-2 md:flex-col md:px-3"
      >
        {SECTIONS.map(({ id, href, icon: Icon }) => {
          const here = isHere(href, pathname);
          const alarm = alarms[id];
          return (
            <li key={id} className="shrink-0">
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 py-1.5 whitespace-nowrap text-muted-foreground transition-colors hover:bg-muted hover:text-foreground pointer-coarse:min-h-11",
                  here && "bg-accent font-medium text-accent-foreground hover:bg-accent",
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                {t(`nav.${id}`)}
                {alarm && (
                  <span className="ms-auto inline-flex min-w-5 items-center justify-center rounded-full bg-danger px-1.5 text-xs leading-5 font-medium text-danger-foreground">
                    <span aria-hidden>{alarm.mark}</span>
                    <span className="sr-only">, {alarm.words}</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
