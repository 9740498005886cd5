import type { Metadata } from "next";
import { Suspense } from "react";
import { Inbox } from "@/features/inbox/inbox";
import { Guard } from "@/features/session/guard";
import { Shell } from "@/features/shell/shell";

export const metadata: Metadata = { title: "Inbox" };

export default function Page() {
  return (
    <Suspense>
      <Guard>
        <Shell>
          <Inbox />
        </Shell>
      </Guard>
    </Suspense>
  );
}
