import { useEffect } from "react";

/** Registers what makes the page installable and gives it a page for offline; the page works without. */
export function useServiceWorker(): void {
  useEffect(() => {
    if (process.env.NODE_ENV === "production") {
      navigator.serviceWorker?.register("/sw.js").catch(() => {});
    }
  }, []);
}
