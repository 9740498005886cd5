"use client";
import { useEffect, useState } from "react";

type Code = { size: number; path: string };

/** A QR code, drawn as one path; what draws it is loaded only when it is wanted. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [code, setCode] = useState<Code | null>(null);
  useEffect(() => {
    let current = true;
    void import("uqr").then(({ encode }) => {
      const { data, size } = encode(text, { ecc: "M", border: 2 });
      const path = data
        .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
        .join("");
      if (current) {
        setCode({ size, path });
      }
    });
    return () => {
      current = false;
    };
  }, [text]);
  return (
    <div className="w-fit rounded-md bg-white p-2">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${code?.size ?? 1} ${code?.size ?? 1}`}
        shapeRendering="crispEdges"
        className="size-44 text-black"
      >
        {code && <path d={code.path} fill="currentColor" />}
      </svg>
    </div>
  );
}
