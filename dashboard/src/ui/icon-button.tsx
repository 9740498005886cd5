import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { Hint } from "./tooltip";

type IconButtonProps = Omit<ButtonProps, "aria-label" | "children"> & {
  /** What it does, for screen readers and as a tooltip. */
  label: string;
  /** The key that does the same, shown in the tooltip. */
  shortcut?: string | undefined;
  children: ReactNode;
};

export function IconButton({
  label,
  shortcut,
  children,
  variant = "ghost",
  size = "icon",
  ...rest
}: IconButtonProps) {
  return (
    <Hint text={label} shortcut={shortcut}>
      <Button aria-label={label} variant={variant} size={size} {...rest}>
        {children}
      </Button>
    </Hint>
  );
}
