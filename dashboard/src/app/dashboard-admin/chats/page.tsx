import type { Metadata } from "next";
import { ChatsPage } from "@/features/admin/chats/chats-page";

export const metadata: Metadata = { title: "All chats" };

export default function Page() {
  return <ChatsPage />;
}
