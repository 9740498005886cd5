import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { authorized } from "@/lib/api/authorized";
import type { Chat } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";

const FORMATS = ["html", "csv", "json"] as const;
type Format = (typeof FORMATS)[number];

/** Downloads the whole chat. The token goes in a header, so the bytes come by a call and not by a link. */
export function ExportChat({ chat }: { chat: Chat }) {
  const t = useTranslations("customer.export");
  const explain = useExplain();
  const [busy, setBusy] = useState<Format | null>(null);

  async function download(format: Format) {
    setBusy(format);
    try {
      const response = await authorized(
        new Request(new URL(`/chats/${chat.id}/export?format=${format}`, window.location.origin)),
      );
      const url = URL.createObjectURL(await response.blob());
      const link = document.createElement("a");
      link.href = url;
      link.download = `chat-${chat.id}.${format}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      toast.error(explain(error));
    } finally {
      setBusy(null);
    }
  }

  return (
    <div className="space-y-2">
      <p className="text-sm text-muted-foreground">{t("lead")}</p>
      <div className="flex flex-wrap gap-2">
        {FORMATS.map((format) => (
          <Button
            key={format}
            size="sm"
            variant="secondary"
            disabled={busy !== null}
            aria-label={t("as", { format: format.toUpperCase() })}
            onClick={() => void download(format)}
          >
            {busy === format ? <Spinner /> : <Download />} {format.toUpperCase()}
          </Button>
        ))}
      </div>
    </div>
  );
}
