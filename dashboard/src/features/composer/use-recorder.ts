import { useCallback, useEffect, useRef, useState } from "react";
import type { Attachment } from "./attachments-store";
import { webmToOgg } from "./ogg";

type RecorderState =
  | { kind: "asking" }
  | { kind: "refused"; reason: "denied" | "missing" | "unable" }
  | { kind: "recording"; since: number }
  | { kind: "done"; voice: Attachment; seconds: number };

/** WhatsApp's own container first, then the one that is turned into it. */
const KINDS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const EXTENSIONS: Record<string, string> = {
  "audio/ogg": "ogg",
  "audio/mp4": "m4a",
  "audio/webm": "webm",
};
const LONGEST_MS = 15 * 60_000;

function reasonOf(error: unknown): "denied" | "missing" | "unable" {
  const name = error instanceof DOMException ? error.name : "";
  return name === "NotAllowedError" || name === "SecurityError"
    ? "denied"
    : name === "NotFoundError"
      ? "missing"
      : "unable";
}

async function asFile(parts: Blob[], type: string): Promise<File> {
  const recorded = new Blob(parts, { type });
  const ogg =
    type === "audio/webm" ? webmToOgg(new Uint8Array(await recorded.arrayBuffer())) : null;
  return ogg
    ? new File([ogg], "voice.ogg", { type: "audio/ogg" })
    : new File([recorded], `voice.${EXTENSIONS[type] ?? "webm"}`, { type });
}

/** Records from the microphone as soon as it is used; ends when it is stopped, thrown away, or left. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState>({ kind: "asking" });
  const recorder = useRef<MediaRecorder>(null);
  const dropped = useRef(false);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const release = () => stream?.getTracks().forEach((track) => track.stop());

    async function begin() {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      } catch (error) {
        setState({ kind: "refused", reason: reasonOf(error) });
        return;
      }
      if (gone) {
        release();
        return;
      }
      const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
      const made = new MediaRecorder(stream, kind ? { mimeType: kind } : {});
      const parts: Blob[] = [];
      const since = Date.now();
      made.ondataavailable = (event) => parts.push(event.data);
      made.onstop = async () => {
        release();
        clearTimeout(timer);
        if (!gone && !dropped.current) {
          const seconds = (Date.now() - since) / 1000;
          const file = await asFile(parts, (made.mimeType || "audio/webm").split(";")[0]!);
          const preview = URL.createObjectURL(file);
          setState({
            kind: "done",
            voice: { id: crypto.randomUUID(), file, type: "voice", preview, caption: "" },
            seconds,
          });
        }
      };
      recorder.current = made;
      made.start();
      timer = setTimeout(() => made.state === "recording" && made.stop(), LONGEST_MS);
      setState({ kind: "recording", since });
    }

    void begin();
    return () => {
      gone = true;
      clearTimeout(timer);
      if (recorder.current?.state === "recording") {
        recorder.current.stop();
      }
      release();
    };
  }, []);

  const stop = useCallback(() => recorder.current?.stop(), []);
  const discard = useCallback(() => {
    dropped.current = true;
    if (recorder.current?.state === "recording") {
      recorder.current.stop();
    }
  }, []);
  return { state, stop, discard };
}
