import type { Metadata } from "next";
import { CannedPage } from "@/features/admin/canned/canned-page";

export const metadata: Metadata = { title: "Canned answers" };

export default function Page() {
  return <CannedPage />;
}
