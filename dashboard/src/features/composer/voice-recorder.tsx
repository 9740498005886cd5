import { CircleStop, Mic, SendHorizontal, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { VoicePlayer } from "@/features/thread/content/voice";
import { duration } from "@/features/thread/times";
import { Button } from "@/ui/button";
import type { Attachment } from "./attachments-store";
import { useRecorder } from "./use-recorder";

type VoiceRecorderProps = { onClose: () => void; onSend: (voice: Attachment) => void };

/** Records a voice message, which can be heard before it is sent. */
export function VoiceRecorder({ onClose, onSend }: VoiceRecorderProps) {
  const t = useTranslations("composer.voice");
  const common = useTranslations("common");
  const recorder = useRecorder();
  const { state } = recorder;

  const discard = (
    <Button
      variant="ghost"
      onClick={() => {
        recorder.discard();
        onClose();
      }}
    >
      <Trash2 /> {state.kind === "refused" ? common("close") : t("discard")}
    </Button>
  );

  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-3 rounded-lg bg-muted p-3">
      {state.kind === "asking" && (
        <p role="status" className="flex flex-1 items-center gap-2 text-sm">
          <Mic aria-hidden className="size-4" /> {t("asking")}
        </p>
      )}
      {state.kind === "refused" && (
        <p role="alert" className="flex-1 text-sm text-danger">
          {t(`refused.${state.reason}`)}
        </p>
      )}
      {state.kind === "recording" && (
        <p className="flex flex-1 items-center gap-2 text-sm font-medium tabular-nums">
          <span aria-hidden className="size-3 animate-pulse rounded-full bg-danger" />
          <span role="status">{t("recording")}</span> <Elapsed since={state.since} />
        </p>
      )}
      {state.kind === "done" && (
        <div className="min-w-0 flex-1">
          <VoicePlayer url={state.voice.preview} isVoice seconds={state.seconds} name={null} />
        </div>
      )}
      {discard}
      {state.kind === "recording" && (
        <Button variant="secondary" autoFocus onClick={recorder.stop}>
          <CircleStop /> {t("stop")}
        </Button>
      )}
      {state.kind === "done" && (
        <Button autoFocus onClick={() => onSend(state.voice)}>
          <SendHorizontal className="rtl:-scale-x-100" /> {t("send")}
        </Button>
      )}
    </div>
  );
}

function Elapsed({ since }: { since: number }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((Date.now() - since) / 1000), 250);
    return () => clearInterval(timer);
  }, [since]);
  return <span>{duration(Math.floor(seconds))}</span>;
}
