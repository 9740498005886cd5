"use client";
import type { ComponentProps, ReactNode } from "react";
import type { Popover as Radix } from "radix-ui";
import { cn } from "@/lib/cn";
import { Opener } from "./opener";
import { useOpen, type OpenProps } from "./use-open";

type PopoverProps = OpenProps &
  Pick<
    ComponentProps<typeof Radix.Content>,
    "align" | "side" | "className" | "onCloseAutoFocus"
  > & {
    trigger: ReactNode;
    label: string;
    children: ReactNode;
  };

/** A small window beside its trigger. */
export function Popover({
  trigger,
  label,
  children,
  className,
  open,
  onOpenChange,
  ahead,
  ...content
}: PopoverProps) {
  const { isOpen, change, parts, fetchAhead } = useOpen({ open, onOpenChange, ahead });
  if (parts === null) {
    return (
      <Opener kind="dialog" open={isOpen} onOpen={() => change(true)} onNear={fetchAhead}>
        {trigger}
      </Opener>
    );
  }
  const { Popover: Parts } = parts;
  return (
    <Parts.Root open={isOpen} onOpenChange={change}>
      <Parts.Trigger asChild>{trigger}</Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className={cn(
            "z-50 rounded-lg border border-border bg-card text-card-foreground shadow-lg data-[state=open]:animate-in data-[state=open]:fade-in",
            className,
          )}
          {...content}
        >
          {children}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
