import { ChatMenuItems } from "@/features/chats/lazy-menu-items";
import { AttachmentTray, ConflictChoice } from "@/features/composer/composer";
import { CannedList } from "@/features/composer/text-box";
import { Tell } from "@/features/live/alerts";
import { MessageDialog } from "@/features/thread/message-dialogs";
import { MessageMenuItems } from "@/features/thread/message-menu";
import { Trouble } from "@/features/thread/message-row";

/** What an agent will want sooner or later, and at once. */
export const AHEAD = [
  ChatMenuItems,
  MessageMenuItems,
  CannedList,
  AttachmentTray,
  ConflictChoice,
  Trouble,
  MessageDialog,
  Tell,
];
