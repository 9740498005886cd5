import {
  Bot,
  ChartColumn,
  MessageSquareText,
  MessagesSquare,
  ScrollText,
  Smartphone,
  Users,
  Wrench,
} from "lucide-react";

/** The pages of the administration, in the order of the navigation. */
export const SECTIONS = [
  { id: "overview", href: "/dashboard-admin/", icon: ChartColumn },
  { id: "chats", href: "/dashboard-admin/chats/", icon: MessagesSquare },
  { id: "team", href: "/dashboard-admin/team/", icon: Users },
  { id: "canned", href: "/dashboard-admin/canned-answers/", icon: MessageSquareText },
  { id: "bot", href: "/dashboard-admin/bot/", icon: Bot },
  { id: "channel", href: "/dashboard-admin/channel/", icon: Smartphone },
  { id: "operations", href: "/dashboard-admin/operations/", icon: Wrench },
  { id: "audit", href: "/dashboard-admin/audit/", icon: ScrollText },
] as const;

const plain = (path: string) => path.replace(/\/+$/, "");

export const isHere = (href: string, pathname: string) => plain(pathname) === plain(href);
