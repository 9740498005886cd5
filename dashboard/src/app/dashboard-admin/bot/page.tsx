import type { Metadata } from "next";
import { BotPage } from "@/features/admin/bot/bot-page";

export const metadata: Metadata = { title: "Bot" };

export default function Page() {
  return <BotPage />;
}
