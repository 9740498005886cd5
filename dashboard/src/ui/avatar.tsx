"use client";
import { useState } from "react";
import { cn } from "@/lib/cn";

const HUES = [12, 45, 95, 150, 185, 220, 265, 320];

/** A round picture; without one, initials on a colour that belongs to the name. Decoration: the name stands beside it. */
export function Avatar({
  name,
  src,
  className,
}: {
  name: string;
  src?: string | null;
  className?: string;
}) {
  const hue =
    HUES[[...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % HUES.length];
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      aria-hidden
      className={cn(
        "relative flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-full font-semibold text-white select-none",
        className,
      )}
      style={{ backgroundColor: `oklch(0.5 0.1 ${hue})` }}
    >
      {/* No text of the page: who speaks to a button with a picture on it says its name. */}
      <span
        data-initials={initials(name)}
        className="before:text-[0.8em] before:content-[attr(data-initials)]"
      />
      {src && src !== broken && (
        // eslint-disable-next-line @next/next/no-img-element -- there is nothing that could make it smaller
        <img
          src={src}
          alt=""
          decoding="async"
          onError={() => setBroken(src)}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  );
}

/** The first letters of the first and the last word, or the last digits of a number. */
export function initials(name: string): string {
  const digits = name.replace(/\D/g, "");
  if (digits.length > 5 && /^[+\d\s()-]+$/.test(name)) {
    return digits.slice(-2);
  }
  const words = name.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .filter((word) => word !== undefined)
    .map((word) => [...word].find((char) => /\p{L}|\p{N}/u.test(char)) ?? "");
  return letters.join("").toUpperCase() || "?";
}
