import { api, data } from "@/lib/api/client";
import type { ChatChange } from "@/lib/api/types";

/** Changes a chat; with a version only if it is still at that one. */
export const patchChat = (id: number, change: ChatChange, version?: number) =>
  data(
    api.PATCH("/chats/{id}", {
      params: { path: { id } },
      body: { ...change, ...(version === undefined ? {} : { expected_version: version }) },
    }),
  );
