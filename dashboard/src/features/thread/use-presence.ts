import { useEffect, useRef } from "react";
import { api, data } from "@/lib/api/client";
import { create } from "zustand";

const REPEAT_MS = 25_000;
const TYPING_MS = 4_000;

/** Who only passes by, on the way to another chat, has not been here. */
const STAY_MS = 400;

/** Whether the user types a reply just now: the composer says so, the thread tells others. */
export const useTypingSince = create<{ chatId: number; at: number }>()(() => ({
  chatId: 0,
  at: 0,
}));

export const typesIn = (chatId: number) => useTypingSince.setState({ chatId, at: Date.now() });

type State = "viewing" | "typing" | "left";

export type PresenceNews = Awaited<ReturnType<typeof say>>[number];

async function say(chatId: number, state: State) {
  const { items } = await data(
    api.POST("/chats/{id}/presence", { params: { path: { id: chatId } }, body: { state } }),
  );
  return items;
}

/** Tells the others that the user looks at a chat or types in it, at a pace that the server keeps up with, and hears who else is there. */
export function usePresence(chatId: number, onHeard: (news: PresenceNews[]) => void): void {
  const heard = useRef(onHeard);
  useEffect(() => {
    heard.current = onHeard;
  }, [onHeard]);

  useEffect(() => {
    let lastTyping = 0;
    let gone = false;
    const tell = (state: State) =>
      say(chatId, state).then(
        (items) => !gone && heard.current(items),
        () => {}, // a courtesy
      );
    const look = () => {
      if (document.visibilityState === "visible") {
        void tell("viewing");
      } else {
        void tell("left");
      }
    };
    let stays = false;
    const first = setTimeout(() => {
      stays = true;
      look();
    }, STAY_MS);
    const timer = setInterval(
      () => document.visibilityState === "visible" && void tell("viewing"),
      REPEAT_MS,
    );
    document.addEventListener("visibilitychange", look);
    const stop = useTypingSince.subscribe((now) => {
      if (now.chatId === chatId && now.at - lastTyping > TYPING_MS) {
        lastTyping = now.at;
        void tell("typing");
      }
    });
    return () => {
      gone = true;
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      stop();
      if (stays || lastTyping > 0) {
        void tell("left");
      }
    };
  }, [chatId]);
}
