"use client";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

export const menuSurface =
  "z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-44 overflow-y-auto rounded-lg border border-border bg-card p-1 text-card-foreground shadow-lg data-[state=open]:animate-in data-[state=open]:fade-in";
const row =
  "flex w-full cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-accent data-[highlighted]:text-accent-foreground pointer-coarse:py-3 [&_svg]:size-4 [&_svg]:shrink-0";

/** A menu behind a trigger. */
export function Menu({
  trigger,
  children,
  align = "end",
  className,
  ...rest
}: {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
} & Pick<ComponentProps<typeof Radix.Root>, "open" | "onOpenChange">) {
  return (
    <Radix.Root {...rest}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(menuSurface, className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const MenuItem = ({ className, ...rest }: ComponentProps<typeof Radix.Item>) => (
  <Radix.Item className={cn(row, className)} {...rest} />
);

export function MenuChoices({
  value,
  onChange,
  label,
  children,
}: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  children: ReactNode;
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      <Radix.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted-foreground">
        {label}
      </Radix.Label>
      {children}
    </Radix.RadioGroup>
  );
}

export const MenuChoice = ({ className, ...rest }: ComponentProps<typeof Radix.RadioItem>) => (
  <Radix.RadioItem
    className={cn(
      row,
      "data-[state=checked]:font-semibold data-[state=checked]:after:ms-auto data-[state=checked]:after:content-['✓']",
      className,
    )}
    {...rest}
  />
);

export const MenuSeparator = () => <Radix.Separator className="my-1 h-px bg-border" />;
