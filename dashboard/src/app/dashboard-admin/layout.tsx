import { Suspense, type ReactNode } from "react";
import { AdminFrame } from "@/features/admin/frame/admin-frame";
import { Guard } from "@/features/session/guard";
import { Shell } from "@/features/shell/shell";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <Guard admin>
        <Shell>
          <AdminFrame>{children}</AdminFrame>
        </Shell>
      </Guard>
    </Suspense>
  );
}
