import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const badge = cva(
  "inline-flex max-w-full items-center gap-1 truncate rounded-full px-2 py-0.5 text-xs leading-4 font-medium [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-muted text-muted-foreground",
        primary: "bg-primary text-primary-foreground",
        accent: "bg-accent text-accent-foreground",
        bot: "bg-bubble-bot text-bot",
        warning: "bg-warning-soft text-warning",
        danger: "bg-danger-soft text-danger",
        success: "bg-accent text-success",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export const Badge = ({
  className,
  tone,
  ...rest
}: ComponentProps<"span"> & VariantProps<typeof badge>) => (
  <span className={cn(badge({ tone }), className)} {...rest} />
);
