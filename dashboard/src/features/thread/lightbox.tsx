"use client";
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState, type KeyboardEvent } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Message } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { cn } from "@/lib/cn";
import { closeLightbox, openLightbox } from "./lightbox-store";

type LightboxProps = { pictures: Message[]; at: number };

const STEP = 1.5;
const LARGEST = 5;

/** A picture over everything else; arrows lead through those of the thread, plus and minus change its size. */
export default function Lightbox({ pictures, at }: LightboxProps) {
  const t = useTranslations("thread.lightbox");
  const common = useTranslations("common");
  const format = useFormatter();
  const [zoom, setZoom] = useState(1);
  const picture = pictures[at];
  if (!picture?.media?.url) {
    return null;
  }

  function go(step: number) {
    const next = pictures[at + step];
    if (next) {
      setZoom(1);
      openLightbox(next.chat_id, next.id);
    }
  }
  const larger = () => setZoom((now) => Math.min(LARGEST, now * STEP));
  const smaller = () => setZoom((now) => Math.max(1, now / STEP));

  function onKeyDown(event: KeyboardEvent) {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const act = { [forward]: () => go(1), [backward]: () => go(-1), "+": larger, "-": smaller }[
      event.key
    ];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  const name = picture.media.file_name ?? t("picture");
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeLightbox()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/90" />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 flex flex-col text-white outline-none"
        >
          <div className="flex items-center gap-1 p-2">
            <Dialog.Title className="min-w-0 flex-1 truncate px-2 text-sm font-medium">
              <bdi>{picture.sender_name}</bdi>{" "}
              <span className="font-normal text-white/80">
                {format.dateTime(new Date(picture.created_at), {
                  dateStyle: "medium",
                  timeStyle: "short",
                })}{" "}
                · {t("position", { at: at + 1, count: pictures.length })}
              </span>
            </Dialog.Title>
            <Tool label={t("smaller")} disabled={zoom === 1} onClick={smaller}>
              <ZoomOut />
            </Tool>
            <Tool label={t("larger")} disabled={zoom === LARGEST} onClick={larger}>
              <ZoomIn />
            </Tool>
            <Button asChild variant="ghost" size="icon" className="text-white hover:bg-white/15">
              <a href={picture.media.url} download={name} aria-label={t("download")}>
                <Download />
              </a>
            </Button>
            <Dialog.Close asChild>
              <Button
                variant="ghost"
                size="icon"
                aria-label={common("close")}
                className="text-white hover:bg-white/15"
              >
                <X />
              </Button>
            </Dialog.Close>
          </div>
          <div className="relative min-h-0 flex-1">
            <div className="flex size-full overflow-auto" onDoubleClick={larger}>
              {/* eslint-disable-next-line @next/next/no-img-element -- it stands behind the media cookie */}
              <img
                key={picture.id}
                src={picture.media.url}
                alt={picture.text ?? name}
                className="m-auto max-h-full max-w-full object-contain"
                style={
                  zoom === 1
                    ? undefined
                    : { maxWidth: "none", maxHeight: "none", width: `${zoom * 100}%` }
                }
              />
            </div>
            <Arrow side="start" label={t("previous")} hidden={at === 0} onClick={() => go(-1)} />
            <Arrow
              side="end"
              label={t("next")}
              hidden={at === pictures.length - 1}
              onClick={() => go(1)}
            />
          </div>
          {picture.text && (
            <p dir="auto" className="max-h-28 overflow-y-auto p-4 text-center break-words">
              {picture.text}
            </p>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Tool({
  label,
  ...rest
}: {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={label}
      className="text-white hover:bg-white/15"
      {...rest}
    />
  );
}

function Arrow({
  side,
  label,
  hidden,
  onClick,
}: {
  side: "start" | "end";
  label: string;
  hidden: boolean;
  onClick: () => void;
}) {
  const Icon = side === "start" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      aria-label={label}
      hidden={hidden}
      onClick={onClick}
      className={cn(
        "absolute top-1/2 flex size-12 -translate-y-1/2 items-center justify-center rounded-full bg-black/50 hover:bg-black/70 rtl:[&_svg]:-scale-x-100",
        side === "start" ? "start-2" : "end-2",
        hidden && "hidden",
      )}
    >
      <Icon aria-hidden />
    </button>
  );
}
