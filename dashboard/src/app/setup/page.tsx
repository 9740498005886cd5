import type { Metadata } from "next";
import { SetupPage } from "@/features/setup/setup-page";
import { AdminLanguage } from "@/i18n/admin";

export const metadata: Metadata = { title: "Set up", referrer: "no-referrer", robots: "noindex" };

export default function Page() {
  return (
    <AdminLanguage>
      <SetupPage />
    </AdminLanguage>
  );
}
