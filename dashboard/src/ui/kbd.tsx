import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export const Kbd = ({ className, ...rest }: ComponentProps<"kbd">) => (
  <kbd
    className={cn(
      "inline-flex min-w-5 items-center justify-center rounded border border-border bg-muted px-1 py-px font-sans text-[0.6875rem] font-medium text-muted-foreground",
      className,
    )}
    {...rest}
  />
);
