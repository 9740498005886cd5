"use client";
import type { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { menuParts } from "./floating";
import { Opener } from "./opener";
import { useOpen, type OpenProps } from "./use-open";

const surface =
  "z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-44 overflow-y-auto rounded-lg border border-border bg-card p-1 text-card-foreground shadow-lg data-[state=open]:animate-in data-[state=open]:fade-in";
const row =
  "flex w-full cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-accent data-[highlighted]:text-accent-foreground pointer-coarse:py-3 [&_svg]:size-4 [&_svg]:shrink-0";

type MenuProps = OpenProps &
  Pick<ComponentProps<typeof Radix.Content>, "align" | "className" | "onCloseAutoFocus"> & {
    trigger: ReactNode;
    /** Its name, where the trigger's does not say it. */
    label?: string | undefined;
    children: ReactNode;
  };

/** A menu behind a trigger. */
export function Menu({
  trigger,
  label,
  children,
  align = "end",
  className,
  open,
  onOpenChange,
  ahead,
  ...content
}: MenuProps) {
  const { isOpen, change, parts, fetchAhead } = useOpen({ open, onOpenChange, ahead });
  if (parts === null) {
    return (
      <Opener kind="menu" open={isOpen} onOpen={() => change(true)} onNear={fetchAhead}>
        {trigger}
      </Opener>
    );
  }
  const { Menu: Parts } = parts;
  return (
    <Parts.Root open={isOpen} onOpenChange={change}>
      <Parts.Trigger asChild>{trigger}</Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(label === undefined ? {} : { "aria-label": label })}
          className={cn(surface, className)}
          {...content}
        >
          {children}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof Radix.Item>) {
  const { Item } = menuParts();
  return <Item className={cn(row, className)} {...rest} />;
}

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
  const { RadioGroup, Label } = menuParts();
  return (
    <RadioGroup value={value} onValueChange={onChange}>
      <Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted-foreground">{label}</Label>
      {children}
    </RadioGroup>
  );
}

export function MenuChoice({ className, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  const { RadioItem } = menuParts();
  return (
    <RadioItem
      className={cn(
        row,
        "data-[state=checked]:font-semibold data-[state=checked]:after:ms-auto data-[state=checked]:after:content-['✓']",
        className,
      )}
      {...rest}
    />
  );
}

export const MenuSeparator = () => <div role="separator" className="my-1 h-px bg-border" />;
