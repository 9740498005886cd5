"use client";
import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/toast";
import { useTranslations } from "use-intl";
import { useExplain } from "@/lib/explain";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { download } from "./download";

type DownloadButtonProps = {
  path: string;
  query: Record<string, string | number | undefined>;
};

export function DownloadButton({ path, query }: DownloadButtonProps) {
  const t = useTranslations("admin");
  const explain = useExplain();
  const [busy, setBusy] = useState(false);

  async function fetchFile() {
    setBusy(true);
    try {
      await download(path, query);
    } catch (error) {
      toast.error(explain(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button variant="secondary" disabled={busy} onClick={() => void fetchFile()}>
      {busy ? <Spinner /> : <Download />}
      {t("csv")}
    </Button>
  );
}
