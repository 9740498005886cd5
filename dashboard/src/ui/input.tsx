import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const field =
  "w-full rounded-md border border-input bg-card px-3 text-base text-foreground transition-colors placeholder:text-muted-foreground focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring disabled:opacity-50 aria-invalid:border-danger md:text-sm";

export const Input = ({ className, ...rest }: ComponentProps<"input">) => (
  <input className={cn(field, "h-9 pointer-coarse:h-11", className)} {...rest} />
);

export const Textarea = ({ className, ...rest }: ComponentProps<"textarea">) => (
  <textarea className={cn(field, "min-h-20 py-2", className)} {...rest} />
);

/** The browser's own list of choices: it works everywhere, with every keyboard and on every phone. */
export const Select = ({ className, ...rest }: ComponentProps<"select">) => (
  <select className={cn(field, "h-9 pe-8 pointer-coarse:h-11", className)} {...rest} />
);
