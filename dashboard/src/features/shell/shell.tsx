"use client";
import { Inbox, MessagesSquare, Settings2 } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Dialogs } from "@/features/commands/host";
import { cn } from "@/lib/cn";
import { loadLater } from "@/lib/on-demand";
import { useUser } from "@/lib/session";
import { Avatar } from "@/ui/avatar";
import { lazily } from "@/ui/lazily";
import { Link } from "@/ui/link";
import { Menu } from "@/ui/menu";
import { Hint } from "@/ui/tooltip";

const AccountMenuItems = lazily(
  async () => (await import("./account-menu-items")).AccountMenuItems,
);

/** The frame of every page behind the login: a narrow rail at the side, on a phone a bar at the bottom. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  useEffect(() => loadLater([AccountMenuItems]), []);
  return (
    <div className="group/shell flex h-dvh flex-col-reverse overflow-hidden md:flex-row">
      <a
        href="#content"
        className="sr-only z-50 bg-card p-3 focus:not-sr-only focus:absolute focus:start-2 focus:top-2"
      >
        {t("skip")}
      </a>
      <Rail />
      <div id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        {children}
      </div>
      <Dialogs />
    </div>
  );
}

function Rail() {
  const t = useTranslations("shell");
  const user = useUser();
  return (
    <nav
      aria-label={t("sections")}
      className="flex shrink-0 items-center justify-around gap-1 bg-rail px-2 pb-[env(safe-area-inset-bottom)] text-rail-foreground max-md:group-has-[[data-chat-open]]/shell:hidden md:w-14 md:flex-col md:justify-start md:px-0 md:py-3"
    >
      <MessagesSquare aria-hidden className="mb-3 hidden size-6 md:block" />
      <RailLink href="/dashboard-agent/" label={t("inbox")} icon={<Inbox />} />
      {user.role === "admin" && (
        <RailLink href="/dashboard-admin/" label={t("admin")} icon={<Settings2 />} />
      )}
      <div className="md:mt-auto">
        <AccountMenu />
      </div>
    </nav>
  );
}

function RailLink({ href, label, icon }: { href: string; label: string; icon: ReactNode }) {
  const here = usePathname()?.startsWith(href.slice(0, -1)) ?? false;
  return (
    <Hint text={label} side="right">
      <Link
        href={href}
        aria-label={label}
        aria-current={here ? "page" : undefined}
        className={cn(
          "flex h-12 min-w-12 items-center justify-center rounded-lg transition-colors hover:bg-white/10 focus-visible:outline-white md:size-10 md:min-w-10 [&_svg]:size-5",
          here && "bg-white/15 text-white",
        )}
      >
        {icon}
      </Link>
    </Hint>
  );
}

function AccountMenu() {
  const t = useTranslations("shell");
  const user = useUser();
  return (
    <Menu
      align="start"
      ahead={AccountMenuItems}
      trigger={
        <button
          type="button"
          aria-label={t("profile", { name: user.name })}
          className="flex h-12 min-w-12 items-center justify-center rounded-full md:h-auto"
        >
          <Avatar name={user.name} className="size-8" />
        </button>
      }
    >
      <AccountMenuItems />
    </Menu>
  );
}
