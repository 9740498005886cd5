import type { Metadata } from "next";
import { SetupPage } from "@/features/setup/setup-page";

export const metadata: Metadata = { title: "Set up", referrer: "no-referrer", robots: "noindex" };

export default function Page() {
  return <SetupPage />;
}
