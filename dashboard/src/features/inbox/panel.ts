"use client";
import { useSyncExternalStore } from "react";
import { usePreferences } from "@/lib/preferences";
import { currentAddress, go, useAddress } from "./address";

const WIDE = "(min-width: 80rem)";

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** One pane at a time. */
export const useIsPhone = () => !useMedia("(min-width: 48rem)");
/** Wide enough for the customer beside the thread. */
export const useIsWide = () => useMedia(WIDE);

/** Shows or hides the customer: beside the thread where there is room, over it (with a way back) elsewhere. */
export function toggleCustomerPanel(open?: boolean): void {
  if (window.matchMedia(WIDE).matches) {
    const { panelOpen, set } = usePreferences.getState();
    set({ panelOpen: open ?? !panelOpen });
  } else {
    go({ panel: open ?? !currentAddress().panel });
  }
}

export function useCustomerPanelOpen(): boolean {
  const wide = useIsWide();
  const { panel } = useAddress();
  const preferred = usePreferences(({ panelOpen }) => panelOpen);
  return wide ? preferred : panel;
}
