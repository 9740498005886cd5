"use client";
import { MapPinOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/button";
import { StatePanel } from "@/ui/state";

export default function NotFound() {
  const t = useTranslations("shell.notFound");
  return (
    <main className="min-h-dvh">
      <StatePanel
        className="min-h-dvh"
        icon={<MapPinOff />}
        title={t("title")}
        detail={t("detail")}
        action={
          <Button asChild>
            {/* Not next/link: this page is a part of every other one, and must weigh nothing. */}
            <a href="/dashboard-agent/">{t("action")}</a>
          </Button>
        }
      />
    </main>
  );
}
