import { Mic, Music2, Pause, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { usePreferences } from "@/lib/preferences";
import { cn } from "@/lib/cn";
import type { ShownMessage } from "../rows";
import { duration } from "../times";
import { MediaFrame } from "./media-frame";
import { waveform } from "./waveform";

export function Voice({ message }: { message: ShownMessage }) {
  return (
    <MediaFrame message={message}>
      {(url) => (
        <VoicePlayer
          url={url}
          isVoice={message.type === "voice"}
          seconds={message.media?.duration_seconds ?? null}
          name={message.type === "audio" ? (message.media?.file_name ?? null) : null}
        />
      )}
    </MediaFrame>
  );
}

const RATES = [1, 1.5, 2];
const FLAT = Array.from({ length: 44 }, () => 0.25);

/** The one that plays; another one's beginning stops it. */
let playing: HTMLAudioElement | null = null;

type VoicePlayerProps = {
  url: string;
  isVoice: boolean;
  seconds: number | null;
  name: string | null;
};

/** Plays a voice message: its shape in time is the slider, and the speed is remembered. */
export function VoicePlayer({ url, isVoice, seconds, name }: VoicePlayerProps) {
  const t = useTranslations("thread.voice");
  const rate = usePreferences((preferences) => preferences.playbackRate);
  const setPreferences = usePreferences((preferences) => preferences.set);
  const audio = useRef<HTMLAudioElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [bars, setBars] = useState<number[]>(FLAT);
  const [runs, setRuns] = useState(false);
  const [broken, setBroken] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(seconds ?? 0);

  useEffect(() => {
    const element = frame.current;
    if (!element || typeof IntersectionObserver === "undefined") {
      return;
    }
    let current = true;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) {
        observer.disconnect();
        void waveform(url).then((shape) => {
          if (current && shape) {
            setBars(shape.bars);
            setLength((known) => known || shape.seconds);
          }
        });
      }
    });
    observer.observe(element);
    return () => {
      current = false;
      observer.disconnect();
    };
  }, [url]);

  useEffect(() => {
    if (audio.current) {
      audio.current.playbackRate = rate;
    }
  }, [rate]);

  function toggle() {
    const element = audio.current;
    if (!element) {
      return;
    }
    if (element.paused) {
      if (playing !== element) {
        playing?.pause();
      }
      playing = element;
      element.playbackRate = rate;
      element.play().catch(() => setBroken(true));
    } else {
      element.pause();
    }
  }

  function seek(to: number) {
    setAt(to);
    if (audio.current) {
      audio.current.currentTime = to;
    }
  }

  const Icon = isVoice ? Mic : Music2;
  return (
    <div ref={frame} className="w-64 max-w-full">
      {name && (
        <p dir="auto" className="mb-1 truncate text-sm font-medium">
          {name}
        </p>
      )}
      <div className="flex items-center gap-2">
        <audio
          ref={audio}
          src={url}
          preload="none"
          onPlay={() => setRuns(true)}
          onPause={() => setRuns(false)}
          onEnded={() => seek(0)}
          onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
          onDurationChange={({ currentTarget: { duration: found } }) =>
            Number.isFinite(found) && setLength(found)
          }
          onError={() => setBroken(true)}
        />
        <button
          type="button"
          onClick={toggle}
          disabled={broken}
          aria-label={runs ? t("pause") : t("play")}
          className="flex size-10 shrink-0 items-center justify-center rounded-full bg-primary text-primary-foreground disabled:opacity-50 pointer-coarse:size-11"
        >
          {runs ? <Pause className="size-4" /> : <Play className="ms-0.5 size-4" />}
        </button>
        <div className="min-w-0 flex-1">
          <div dir="ltr" className="relative h-8">
            <div aria-hidden className="flex h-full items-center gap-px">
              {bars.map((level, index) => (
                <span
                  key={index}
                  className={cn(
                    "flex-1 rounded-full bg-foreground/35",
                    length > 0 && at > 0 && index / bars.length < at / length && "bg-primary",
                  )}
                  style={{ height: `${Math.max(10, level * 100)}%` }}
                />
              ))}
            </div>
            <input
              type="range"
              min={0}
              max={Math.max(length, 1)}
              step={1}
              value={Math.min(at, Math.max(length, 1))}
              onChange={(event) => seek(Number(event.target.value))}
              aria-label={t("position")}
              aria-valuetext={t("of", { at: duration(at), length: duration(length) })}
              className="absolute inset-0 size-full cursor-pointer opacity-0 focus-visible:accent-primary focus-visible:opacity-100"
            />
          </div>
          <p className="flex items-center gap-1 text-xs tabular-nums opacity-80">
            <Icon aria-hidden className="size-3" />
            {broken ? t("broken") : duration(runs || at > 0 ? at : length)}
          </p>
        </div>
        <button
          type="button"
          onClick={() =>
            setPreferences({ playbackRate: RATES[(RATES.indexOf(rate) + 1) % RATES.length]! })
          }
          aria-label={t("speed", { rate })}
          className="h-7 min-w-10 rounded-full bg-foreground/8 px-1.5 text-xs font-semibold tabular-nums pointer-coarse:h-11"
        >
          {rate}×
        </button>
      </div>
    </div>
  );
}
