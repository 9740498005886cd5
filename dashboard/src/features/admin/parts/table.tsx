import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A table in a region that scrolls by itself, by keyboard too, where the screen is too narrow for it. */
export function Table({
  caption,
  children,
  className,
}: {
  /** What the table holds, for screen readers. */
  caption: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-border bg-card"
    >
      <table className={cn("w-full border-collapse text-start text-sm", className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export const Head = ({ children, className }: { children: ReactNode; className?: string }) => (
  <thead className={cn("bg-muted text-xs text-muted-foreground", className)}>
    <tr>{children}</tr>
  </thead>
);

export const Th = ({ className, ...rest }: ComponentProps<"th">) => (
  <th
    scope="col"
    className={cn("px-3 py-2 text-start font-medium whitespace-nowrap", className)}
    {...rest}
  />
);

export const Row = ({ className, ...rest }: ComponentProps<"tr">) => (
  <tr className={cn("border-t border-border first:border-t-0", className)} {...rest} />
);

/** The cell that names its row. */
export const RowHead = ({ className, ...rest }: ComponentProps<"th">) => (
  <th scope="row" className={cn("px-3 py-2.5 text-start font-medium", className)} {...rest} />
);

export const Td = ({ className, ...rest }: ComponentProps<"td">) => (
  <td className={cn("px-3 py-2.5 align-middle", className)} {...rest} />
);
