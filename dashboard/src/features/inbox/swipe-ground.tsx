import { AlarmClock, CircleCheck, RotateCcw } from "lucide-react";
import type { Chat } from "@/lib/api/types";

/** What appears behind a row that is swept aside: what happens when the finger lets go. */
export const SwipeGround = ({ mode }: { mode: Chat["mode"] }) => (
  <div
    aria-hidden
    className="absolute inset-0 hidden items-center bg-muted px-6 text-muted-foreground group-data-[swipe]/swipe:flex group-data-[swipe-counts]/swipe:bg-primary group-data-[swipe-counts]/swipe:text-primary-foreground [&_svg]:size-6"
  >
    <span className="hidden group-data-[swipe=forward]/swipe:block">
      {mode === "CLOSED" ? <RotateCcw /> : <CircleCheck />}
    </span>
    <span className="ms-auto hidden group-data-[swipe=back]/swipe:block">
      {mode !== "CLOSED" && <AlarmClock />}
    </span>
  </div>
);
