import type { Metadata } from "next";
import { Suspense } from "react";
import { Guard } from "@/features/session/guard";
import { Shell } from "@/features/shell/shell";

export const metadata: Metadata = { title: "Administration" };

export default function Page() {
  return (
    <Suspense>
      <Guard admin>
        <Shell>
          <main>{null}</main>
        </Shell>
      </Guard>
    </Suspense>
  );
}
