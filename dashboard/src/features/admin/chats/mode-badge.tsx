"use client";
import { Bot, CircleCheck, CirclePause, UserRound } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Mode } from "@/lib/api/types";
import { Badge } from "@/ui/badge";

const LOOKS = {
  BOT: { tone: "bot", icon: Bot },
  AGENT: { tone: "accent", icon: UserRound },
  PAUSED: { tone: "warning", icon: CirclePause },
  CLOSED: { tone: "neutral", icon: CircleCheck },
} as const;

/** Who is in charge of a chat, by colour, icon and word. */
export function ModeBadge({ mode }: { mode: Mode }) {
  const t = useTranslations("admin.modes");
  const { tone, icon: Icon } = LOOKS[mode] ?? LOOKS.AGENT;
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {mode in LOOKS ? t(mode) : mode}
    </Badge>
  );
}
