import { CloudOff, RotateCw } from "lucide-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { toast } from "@/lib/toast";
import { putMessage } from "../cache";
import type { ShownMessage } from "../rows";

type MediaFrameProps = { message: ShownMessage; children: (url: string) => ReactNode };

/** Shows a file once its bytes are there; until then says what happens to it. */
export function MediaFrame({ message, children }: MediaFrameProps) {
  const t = useTranslations("thread.media");
  const { media, outgoing } = message;
  if (outgoing?.file) {
    return children(outgoing.file.preview);
  }
  if (media?.state === "ready" && media.url) {
    return children(media.url);
  }
  if (media?.state === "pending") {
    return (
      <p className="flex min-w-52 items-center gap-2 rounded-lg bg-foreground/6 px-3 py-4 text-sm">
        <Spinner /> {t("pending")}
      </p>
    );
  }
  return <Failed message={message} />;
}

function Failed({ message }: { message: ShownMessage }) {
  const t = useTranslations("thread.media");
  const common = useTranslations("common");
  const explain = useExplain();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);

  async function retry() {
    setBusy(true);
    try {
      const path = { id: message.id };
      putMessage(
        queryClient,
        await data(api.POST("/chats/messages/{id}/media/retry", { params: { path } })),
      );
    } catch (error) {
      toast.error(explain(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="flex min-w-52 flex-wrap items-center gap-2 rounded-lg bg-foreground/6 px-3 py-3 text-sm">
      <CloudOff aria-hidden className="size-4" />
      <span className="flex-1">{t("failed")}</span>
      <Button size="sm" variant="secondary" disabled={busy} onClick={() => void retry()}>
        {busy ? <Spinner /> : <RotateCw />} {common("retry")}
      </Button>
    </div>
  );
}
