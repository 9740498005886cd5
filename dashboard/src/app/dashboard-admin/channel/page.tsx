import type { Metadata } from "next";
import { ChannelPage } from "@/features/admin/channel/channel-page";

export const metadata: Metadata = { title: "Channel" };

export default function Page() {
  return <ChannelPage />;
}
