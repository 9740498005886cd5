import type { ProblemBody } from "@/lib/api/problem";
import type { Outgoing } from "./outbox";

/** A message on its way as this browser keeps it: whose it is, and which of the open pages sends it. */
export type KeptMessage = {
  clientId: string;
  owner: number;
  page: string;
  message: Omit<Outgoing, "problem" | "file"> & {
    problem: { status: number; body: ProblemBody } | null;
    file: {
      file: File;
      type: NonNullable<Outgoing["file"]>["type"];
      mediaId: string | null;
    } | null;
  };
};

const DATABASE = "message-center-outbox";
const MESSAGES = "messages";

let opening: Promise<IDBDatabase | null> | null = null;

/** Null where a browser keeps nothing: private windows of some, or a full disk. */
function opened(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    if (typeof indexedDB === "undefined") {
      resolve(null);
      return;
    }
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(MESSAGES, { keyPath: "clientId" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
  return opening;
}

async function ask<T>(
  mode: IDBTransactionMode,
  work: (messages: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await opened();
  return new Promise((resolve) => {
    if (database === null) {
      resolve(undefined);
      return;
    }
    try {
      const request = work(database.transaction(MESSAGES, mode).objectStore(MESSAGES));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined); // memory still has it
    }
  });
}

export const putKept = (message: KeptMessage) =>
  ask("readwrite", (messages) => messages.put(message));

export const removeKept = (clientId: string) =>
  ask("readwrite", (messages) => messages.delete(clientId));

export const allKept = async (): Promise<KeptMessage[]> =>
  (await ask<KeptMessage[]>("readonly", (messages) => messages.getAll())) ?? [];
