import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { newestOf, type ShownMessage } from "./rows";
import { useBrief } from "./kind";

const QUIET_MS = 1_200;

/** Tells a screen reader of what comes in, a burst at once: of one message its words, of several how many there are. */
export function Announcer({ messages }: { messages: ShownMessage[] }) {
  const t = useTranslations("thread");
  const brief = useBrief();
  const [text, setText] = useState("");
  const known = useRef<number | null>(null);
  const newest = newestOf(messages);

  useEffect(() => {
    if (known.current === null) {
      known.current = messages.length > 0 ? newest : null;
      return;
    }
    if (newest <= known.current) {
      return;
    }
    const timer = setTimeout(() => {
      const since = known.current ?? newest;
      known.current = newest;
      const fresh = messages.filter(
        (message) => message.seq > since && message.sender !== "agent" && !message.outgoing,
      );
      const [only] = fresh;
      if (fresh.length === 1 && only) {
        setText(t("announce.one", { name: only.sender_name ?? "", text: brief(only) }));
      } else if (fresh.length > 1) {
        setText(t("announce.many", { count: fresh.length }));
      }
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [newest, messages, brief, t]);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
