import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { newestOf, type ShownMessage } from "./rows";

/** Whether the end of the thread is in view, and how many messages came below while it was not. */
export function useAtEnd(
  scroller: RefObject<HTMLDivElement | null>,
  messages: ShownMessage[],
  near: number,
) {
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(0);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element) {
      setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight <= near);
    }
  }, [scroller, near]);

  const newest = useMemo(() => newestOf(messages), [messages]);
  if (atEnd && newest !== seen) {
    setSeen(newest);
  }

  // Rows find their heights after the first paint.
  const first = useRef(true);
  useEffect(() => {
    if (first.current && messages.length > 0) {
      first.current = false;
      requestAnimationFrame(onScroll);
    }
  }, [messages.length, onScroll]);

  const fresh = atEnd
    ? 0
    : messages.filter((message) => message.seq > seen && !message.outgoing).length;
  return { atEnd, fresh, onScroll };
}
