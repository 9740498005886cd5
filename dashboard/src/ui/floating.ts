import type { DropdownMenu, Popover } from "radix-ui";
import { onDemand } from "@/lib/on-demand";

type Floating = { Menu: typeof DropdownMenu; Popover: typeof Popover };

/** What menus and popovers are made of: a tenth of the inbox, and only needed once one is opened. */
export const floating = onDemand<Floating>(async () => {
  const { DropdownMenu, Popover } = await import("./floating-parts");
  return { Menu: DropdownMenu, Popover };
});

/** For what stands in an open menu. */
export function menuParts(): typeof DropdownMenu {
  const parts = floating.now();
  if (parts === null) {
    throw new Error("Parts of a menu outside of one");
  }
  return parts.Menu;
}
