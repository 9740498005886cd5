import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** What stands where there is nothing to show: why, and what one can do. */
export function StatePanel({
  icon,
  title,
  detail,
  action,
  className,
  role,
}: {
  icon?: ReactNode;
  title: string;
  detail?: ReactNode;
  action?: ReactNode;
  className?: string;
  role?: "alert" | "status";
}) {
  return (
    <div
      role={role}
      className={cn(
        "flex h-full flex-col items-center justify-center gap-3 p-8 text-center",
        className,
      )}
    >
      {icon && (
        <div aria-hidden className="rounded-full bg-muted p-4 text-muted-foreground [&_svg]:size-7">
          {icon}
        </div>
      )}
      <p className="text-base font-semibold">{title}</p>
      {detail && <p className="max-w-sm text-sm text-balance text-muted-foreground">{detail}</p>}
      {action && <div className="flex flex-wrap justify-center gap-2 pt-1">{action}</div>}
    </div>
  );
}
