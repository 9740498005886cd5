"use client";
import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

type LinkProps = ComponentProps<"a"> & { href: string };

/** A link to another page of ours. That is fetched when the pointer or the focus comes near, and not with every page that shows it. */
export function Link({ href, onClick, ...rest }: LinkProps) {
  const router = useRouter();
  const fetchAhead = () => router.prefetch(href);
  return (
    <a
      href={href}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      {...rest}
      onClick={(event: MouseEvent<HTMLAnchorElement>) => {
        onClick?.(event);
        const elsewhere =
          event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (!event.defaultPrevented && !elsewhere) {
          event.preventDefault();
          router.push(href);
        }
      }}
    />
  );
}
