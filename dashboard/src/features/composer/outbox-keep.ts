"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ApiProblem } from "@/lib/api/problem";
import { useSession, useUser } from "@/lib/session";
import { addOutgoing, findOutgoing, useOutbox, type Outgoing } from "./outbox";
import { runOutbox } from "./outbox-run";
import { allKept, putKept, removeKept, type KeptMessage } from "./outbox-store";

/** What is older is not sent by itself any more: the talk has gone on. */
const FRESH_MS = 15 * 60_000;
/** What nobody came back for is forgotten. */
const FORGOTTEN_MS = 7 * 24 * 60 * 60_000;
const LOCK = "message-center-outbox";
const PAGE = `${LOCK}-${typeof crypto === "undefined" ? "" : crypto.randomUUID()}`;

const itemsOf = (byChat: Record<number, Outgoing[]>) =>
  new Map(
    Object.values(byChat)
      .flat()
      .map((item) => [item.clientId, item]),
  );

/** Whether only the bar of an upload has moved. */
const isProgress = (now: Outgoing, before: Outgoing | undefined) =>
  before !== undefined &&
  now.state === before.state &&
  now.held === before.held &&
  now.file?.mediaId === before.file?.mediaId &&
  now.file?.progress !== before.file?.progress;

function kept({ problem, file, ...message }: Outgoing, owner: number): KeptMessage {
  return {
    clientId: message.clientId,
    owner,
    page: PAGE,
    message: {
      ...message,
      problem: problem && { status: problem.status, body: problem.body },
      file: file && { file: file.file, type: file.type, mediaId: file.mediaId },
    },
  };
}

/** As it goes on after its page was closed. A note has no number that would keep it from being there twice: its writer decides. */
export function revived({ message }: KeptMessage, now = Date.now()): Outgoing {
  const { problem, file } = message;
  const decided = message.state === "failed" || message.state === "conflict";
  const asks =
    !decided &&
    (now - Date.parse(message.createdAt) > FRESH_MS ||
      (message.kind === "note" && message.state === "sending"));
  return {
    ...message,
    held: false,
    state: asks ? "failed" : decided ? message.state : "waiting",
    problem: asks
      ? new ApiProblem(0, { code: "interrupted" })
      : problem && new ApiProblem(problem.status, problem.body),
    file: file && {
      ...file,
      preview: URL.createObjectURL(file.file),
      progress: file.mediaId === null ? 0 : 1,
    },
  };
}

async function openPages(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query?.()) ?? {};
  return new Set(held.map(({ name }) => name ?? ""));
}

/** Takes over what pages that are closed by now have not sent. */
export async function restoreOutbox(queryClient: QueryClient, owner: number): Promise<void> {
  const chats = new Set<number>();
  const takeOver = async () => {
    const open = await openPages();
    const all = await allKept();
    all.sort((a, b) => a.message.createdAt.localeCompare(b.message.createdAt));
    for (const one of all) {
      if (Date.now() - Date.parse(one.message.createdAt) > FORGOTTEN_MS) {
        await removeKept(one.clientId);
      } else if (
        one.owner === owner &&
        (one.page === PAGE || !open.has(one.page)) &&
        !findOutgoing(one.message)
      ) {
        addOutgoing(revived(one));
        chats.add(one.message.chatId);
      }
    }
  };
  await (navigator.locks ? navigator.locks.request(LOCK, {}, takeOver) : takeOver());
  chats.forEach((chatId) => void runOutbox(queryClient, chatId));
}

/** What was on its way when the page was closed or loaded anew goes on its way. */
export function useRestoredOutbox(): void {
  const queryClient = useQueryClient();
  const { id } = useUser();
  useEffect(() => {
    void restoreOutbox(queryClient, id);
  }, [queryClient, id]);
}

useOutbox.subscribe(({ byChat }, { byChat: before }) => {
  const session = useSession.getState();
  if (session.state !== "open" && session.state !== "expired") {
    return;
  }
  const now = itemsOf(byChat);
  const was = itemsOf(before);
  now.forEach((item, id) => {
    if (was.get(id) !== item && !isProgress(item, was.get(id))) {
      void putKept(kept(item, session.user.id));
    }
  });
  was.forEach((_, id) => {
    if (!now.has(id)) {
      void removeKept(id);
    }
  });
});

// Who logs out leaves nothing behind, and nothing is sent in the name of who comes next.
useSession.subscribe((now, before) => {
  if (now.state !== "anonymous" || (before.state !== "open" && before.state !== "expired")) {
    return;
  }
  useOutbox.setState({ byChat: {} });
  void allKept().then((all) =>
    all.filter(({ owner }) => owner === before.user.id).forEach((one) => removeKept(one.clientId)),
  );
});

if (typeof navigator !== "undefined") {
  // Held for as long as this page is open, so that others know.
  void navigator.locks?.request(PAGE, {}, () => new Promise<never>(() => {}));
}
