import type { QueryClient } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { Chat, Message } from "@/lib/api/types";
import { patchChat } from "@/features/chats/patch";
import { putChat, putMessage } from "@/features/thread/cache";
import { changeOutgoing, findOutgoing, outgoingOf, removeOutgoing, type Outgoing } from "./outbox";
import { upload } from "./upload";

const running = new Set<number>();
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** Sends what waits in a chat, one after the other: an order of messages is a promise. */
export async function runOutbox(queryClient: QueryClient, chatId: number): Promise<void> {
  if (running.has(chatId)) {
    return;
  }
  running.add(chatId);
  let pause = FIRST_PAUSE_MS;
  try {
    for (;;) {
      const item = outgoingOf(chatId).find((known) => known.state !== "failed");
      if (!item || item.state === "conflict") {
        return;
      }
      if (await attempt(queryClient, item)) {
        pause = FIRST_PAUSE_MS;
      } else {
        await newChance(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  } finally {
    running.delete(chatId);
  }
}

/** Whether that item is done with; otherwise it waits for another try. */
async function attempt(queryClient: QueryClient, item: Outgoing): Promise<boolean> {
  changeOutgoing(item, { state: "sending" });
  try {
    const message = await deliver(item);
    putMessage(queryClient, message);
    removeOutgoing(item);
    if (item.afterwards) {
      await patchChat(item.chatId, item.afterwards).then(
        (chat) => putChat(queryClient, chat),
        () => {}, // the chat shows how it is
      );
    }
    return true;
  } catch (error) {
    if (!findOutgoing(item)) {
      return true; // discarded meanwhile
    }
    const problem = error instanceof ApiProblem ? error : new ApiProblem(500, {});
    if (problem.temporary || problem.status === 401) {
      changeOutgoing(item, { state: "waiting", held: true, problem });
      return false;
    }
    if (problem.code === "answered-meanwhile") {
      const body = problem.body as { messages?: Message[]; chat?: Chat };
      body.messages?.forEach((message) => putMessage(queryClient, message));
      changeOutgoing(item, {
        state: "conflict",
        held: false,
        problem,
        conflict: { messages: body.messages ?? [], chat: body.chat ?? null },
      });
      return true;
    }
    changeOutgoing(item, { state: "failed", held: false, problem });
    return true;
  }
}

/** A note only ever goes where notes go: nothing of this file can make a message to the customer of it. */
async function deliver(item: Outgoing): Promise<Message> {
  if (item.kind === "note") {
    return data(
      api.POST("/chats/{id}/notes", {
        params: { path: { id: item.chatId } },
        body: { text: item.text },
      }),
    );
  }
  let mediaId = item.file?.mediaId ?? null;
  if (item.file && mediaId === null) {
    const { file } = item;
    mediaId = await upload(file.file, (progress) =>
      changeOutgoing(item, { file: { ...file, progress } }),
    );
    changeOutgoing(item, { file: { ...file, progress: 1, mediaId } });
  }
  if (!findOutgoing(item)) {
    throw new ApiProblem(0, { code: "discarded" }); // while its file was under way, or its writer logged out
  }
  return data(
    api.POST("/chats/messages", {
      body: {
        chat_id: item.chatId,
        client_id: item.clientId,
        ...(item.text ? { text: item.text } : {}),
        ...(item.file && mediaId !== null ? { media_id: mediaId, type: item.file.type } : {}),
        ...(item.replyTo ? { reply_to: item.replyTo.message_id } : {}),
        ...(item.seenSeq === null ? {} : { seen_seq: item.seenSeq }),
      },
    }),
  );
}

/** The next moment at which it is worth while to try again: after a pause, or when the network is back. */
function newChance(pause: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, pause);
    window.addEventListener("online", done);
  });
}
