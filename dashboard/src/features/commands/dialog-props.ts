import type { Chat } from "@/lib/api/types";

/** What every dialog of the host gets. */
export type DialogProps = { chats: readonly Chat[]; onClose: () => void };
