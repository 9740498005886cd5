import { Suspense, type ReactNode } from "react";
import { AdminFrame } from "@/features/admin/frame/admin-frame";
import { AdminLanguage } from "@/i18n/admin";
import { Guard } from "@/features/session/guard";
import { Shell } from "@/features/shell/shell";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <AdminLanguage>
        <Guard admin>
          <Shell>
            <AdminFrame>{children}</AdminFrame>
          </Shell>
        </Guard>
      </AdminLanguage>
    </Suspense>
  );
}
