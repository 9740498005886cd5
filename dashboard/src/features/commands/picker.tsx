"use client";
import { Command } from "cmdk";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

/** A field with a list under it that shrinks while one types. */
export function Picker({
  label,
  placeholder,
  value,
  onValueChange,
  filters = true,
  selected,
  onSelectedChange,
  onKeyDown,
  children,
}: {
  label: string;
  placeholder: string;
  value: string;
  onValueChange: (value: string) => void;
  /** Whether the list is narrowed here, not by who gives the entries. */
  filters?: boolean;
  /** The entry that Enter takes, where who gives the entries decides. */
  selected?: string;
  onSelectedChange?: (value: string) => void;
  onKeyDown?: (event: React.KeyboardEvent) => void;
  children: ReactNode;
}) {
  return (
    <Command
      label={label}
      loop
      shouldFilter={filters}
      {...(selected === undefined ? {} : { value: selected })}
      {...(onSelectedChange ? { onValueChange: onSelectedChange } : {})}
      className="flex min-h-0 flex-col"
    >
      <Command.Input
        autoFocus
        placeholder={placeholder}
        value={value}
        onValueChange={onValueChange}
        onKeyDown={onKeyDown}
        dir="auto"
        className="h-10 w-full rounded-md border border-input bg-card px-3 text-base placeholder:text-muted-foreground focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring md:text-sm"
      />
      <Command.List className="mt-2 max-h-[min(24rem,50dvh)] scroll-py-2 overflow-y-auto overscroll-contain [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground">
        {children}
      </Command.List>
    </Command>
  );
}

export function PickerItem({
  value,
  keywords,
  onSelect,
  isChecked,
  children,
}: {
  value: string;
  keywords?: string[];
  onSelect: () => void;
  isChecked?: boolean;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      {...(keywords ? { keywords } : {})}
      onSelect={onSelect}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm data-[disabled=true]:opacity-50 data-[selected=true]:bg-accent data-[selected=true]:text-accent-foreground pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {children}
      {isChecked && <Check aria-hidden className="ms-auto text-primary" />}
    </Command.Item>
  );
}

export const PickerEmpty = ({ children }: { children: ReactNode }) => (
  <Command.Empty className="p-4 text-center text-sm text-muted-foreground">
    {children}
  </Command.Empty>
);

export const PickerGroup = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <Command.Group heading={heading}>{children}</Command.Group>
);
