"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** What a page shows stands in its address, so that it can be linked to. An empty value is left out. */
export function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const change = useCallback(
    (values: Record<string, string | null | undefined>) => {
      const next = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(values)) {
        if (value) {
          next.set(name, value);
        } else {
          next.delete(name);
        }
      }
      const query = next.toString();
      router.replace(query ? `${pathname}?${query}` : pathname, { scroll: false });
    },
    [parameters, pathname, router],
  );
  return { get: (name: string) => parameters.get(name) ?? "", change };
}
