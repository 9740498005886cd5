import { focusComposer } from "@/features/composer/focus";
import type { ChatActions } from "@/features/chats/actions";
import { neighbour } from "@/features/chats/order";
import { go, openChat, type View } from "@/features/inbox/address";
import { CLEARED } from "@/features/inbox/filter";
import { toggleCustomerPanel } from "@/features/inbox/panel";
import { clearSelection, toggleSelected, useSelection } from "@/features/inbox/selection";
import { useListOrder } from "@/features/chats/order";
import type { Chat } from "@/lib/api/types";
import { openDialog } from "./dialogs";

export const GROUPS = ["move", "chat", "write", "go", "other"] as const;
export type CommandGroup = (typeof GROUPS)[number];

/** What a command is run with: the chat in question, and what is ticked. */
export type CommandContext = {
  openId: number | null;
  chat: Chat | null;
  selected: readonly Chat[];
  actions: ChatActions;
  isAdmin: boolean;
  closeMany: (chats: readonly Chat[]) => void;
  /** Goes to another page. */
  leave: (path: string) => void;
};

type CommandSpec = {
  /** One key, or two one after the other; "mod+k" is Ctrl or Command with K and works in text fields, too. */
  keys: readonly string[];
  group: CommandGroup;
  /** Whether it makes sense just now. */
  isOn?: (context: CommandContext) => boolean;
  run: (context: CommandContext) => void;
};

const targets = ({ chat, selected }: CommandContext) =>
  selected.length > 0 ? selected : chat ? [chat] : [];
const hasTarget = (context: CommandContext) => targets(context).length > 0;
const hasChat = ({ chat }: CommandContext) => chat !== null;
const isOpen = ({ openId }: CommandContext) => openId !== null;

const view = (key: string, name: View): CommandSpec => ({
  keys: ["g", key],
  group: "go",
  run: () => go({ ...CLEARED, view: name }),
});

function step(context: CommandContext, by: 1 | -1) {
  const next = neighbour(context.openId, by);
  if (next !== null) {
    openChat(next);
  }
}

function resolve(context: CommandContext) {
  const { chat, selected, actions, closeMany, openId } = context;
  if (selected.length > 0) {
    closeMany(selected);
  } else if (chat && chat.mode !== "CLOSED") {
    const next = neighbour(chat.id, 1) ?? neighbour(chat.id, -1);
    void actions.close(chat);
    if (openId === chat.id) {
      openChat(next === chat.id ? null : next);
    }
  }
}

/** Everything that a key does, in the order of the sheet. */
export const COMMANDS = {
  next: { keys: ["j"], group: "move", run: (context) => step(context, 1) },
  previous: { keys: ["k"], group: "move", run: (context) => step(context, -1) },
  focusList: {
    keys: ["Escape"],
    group: "move",
    run: ({ openId, selected }) => {
      if (selected.length > 0) {
        clearSelection();
      }
      const grid = document.querySelector<HTMLElement>("#pane-list [role=grid]");
      const row = grid?.querySelector<HTMLElement>(
        openId === null ? "[tabindex='0']" : `[data-chat-id="${openId}"]`,
      );
      row?.focus();
    },
  },
  search: {
    keys: ["/"],
    group: "move",
    run: () => document.getElementById("inbox-search")?.focus(),
  },
  resolve: {
    keys: ["e"],
    group: "chat",
    isOn: (context) => targets(context).some(({ mode }) => mode !== "CLOSED"),
    run: resolve,
  },
  claim: {
    keys: ["c"],
    group: "chat",
    isOn: ({ chat }) => chat !== null && chat.assigned_agent_id === null && chat.mode !== "CLOSED",
    run: ({ chat, actions }) => void (chat && actions.claim(chat)),
  },
  assign: {
    keys: ["a"],
    group: "chat",
    isOn: hasTarget,
    run: (context) => openDialog("assign", targets(context)),
  },
  snooze: {
    keys: ["s"],
    group: "chat",
    isOn: hasTarget,
    run: (context) => openDialog("snooze", targets(context)),
  },
  label: {
    keys: ["l"],
    group: "chat",
    isOn: hasTarget,
    run: (context) => openDialog("labels", targets(context)),
  },
  unread: {
    keys: ["u"],
    group: "chat",
    isOn: hasChat,
    run: ({ chat, actions }) => void (chat && actions.markUnread(chat)),
  },
  reopen: {
    keys: ["o"],
    group: "chat",
    isOn: ({ chat }) => chat?.mode === "CLOSED",
    run: ({ chat, actions }) => void (chat && actions.reopen(chat)),
  },
  giveToBot: {
    keys: ["b"],
    group: "chat",
    isOn: ({ chat }) => chat !== null && chat.mode !== "BOT" && chat.mode !== "CLOSED",
    run: ({ chat, actions }) => void (chat && actions.setMode(chat, "BOT")),
  },
  pause: {
    keys: ["p"],
    group: "chat",
    isOn: ({ chat }) => chat !== null && chat.mode !== "PAUSED" && chat.mode !== "CLOSED",
    run: ({ chat, actions }) => void (chat && actions.setMode(chat, "PAUSED")),
  },
  select: {
    keys: ["x"],
    group: "chat",
    isOn: hasChat,
    run: ({ chat }) => chat && toggleSelected(chat.id, false, useListOrder.getState().ids),
  },
  reply: { keys: ["r"], group: "write", isOn: isOpen, run: () => focusComposer("reply") },
  note: { keys: ["n"], group: "write", isOn: isOpen, run: () => focusComposer("note") },
  start: { keys: ["g", "n"], group: "write", run: () => openDialog("start") },
  mine: view("m", "mine"),
  unassigned: view("u", "unassigned"),
  mentioned: view("t", "mentioned"),
  waiting: view("w", "waiting"),
  unreadView: view("r", "unread"),
  bot: view("b", "bot"),
  all: view("a", "all"),
  snoozedView: view("s", "snoozed"),
  closed: view("c", "closed"),
  admin: {
    keys: ["g", "d"],
    group: "go",
    isOn: ({ isAdmin }) => isAdmin,
    run: ({ leave }) => leave("/dashboard-admin/"),
  },
  panel: { keys: ["i"], group: "other", isOn: isOpen, run: () => toggleCustomerPanel() },
  commands: { keys: ["mod+k"], group: "other", run: () => openDialog("commands") },
  shortcuts: { keys: ["?"], group: "other", run: () => openDialog("shortcuts") },
  preferences: { keys: ["g", "p"], group: "other", run: () => openDialog("preferences") },
} as const satisfies Record<string, CommandSpec>;

export type CommandId = keyof typeof COMMANDS;
export type Command = CommandSpec & { id: CommandId };

export const commands: readonly Command[] = Object.entries(COMMANDS).map(([id, spec]) => ({
  ...(spec as CommandSpec),
  id: id as CommandId,
}));

export const isOn = (command: Command, context: CommandContext) => command.isOn?.(context) ?? true;

/** The ticked chats' ids, outside of React. */
export const selectedIds = () => useSelection.getState().ids;
