"use client";
import { useEffect, type ReactNode } from "react";
import { useTranslations } from "use-intl";

type AdminPageProps = {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** A page of the administration: its title, what it is for, and what can be done. */
export function AdminPage({ title, lead, actions, children }: AdminPageProps) {
  const app = useTranslations("common")("app");
  useEffect(() => {
    document.title = `${title} · ${app}`;
  }, [title, app]);
  return (
    <div className="mx-auto w-full max-w-6xl space-y-5 p-4 pb-10 sm:p-6">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0 space-y-1">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {lead && <p className="max-w-2xl text-muted-foreground">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Card({
  title,
  lead,
  actions,
  children,
  className = "",
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section
      aria-label={title}
      className={`min-w-0 rounded-xl border border-border bg-card p-4 text-card-foreground sm:p-5 ${className}`}
    >
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 space-y-0.5">
          <h2 className="text-sm font-semibold">{title}</h2>
          {lead && <p className="text-xs text-muted-foreground">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
