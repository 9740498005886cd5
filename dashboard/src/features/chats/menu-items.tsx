import { Fragment } from "react";
import type { Chat } from "@/lib/api/types";
import { Kbd } from "@/ui/kbd";
import { MenuItem, MenuSeparator } from "@/ui/menu";
import type { ChatActions } from "./actions";
import { useChatMenu } from "./menu";

/** Everything that can be done to a chat, in a menu. */
export function ChatMenuItems({ chat, actions }: { chat: Chat; actions: ChatActions }) {
  return useChatMenu(actions)(chat).map(({ id, label, icon: Icon, shortcut, separated, run }) => (
    <Fragment key={id}>
      {separated && <MenuSeparator />}
      <MenuItem onSelect={run}>
        <Icon /> {label}
        {shortcut && <Kbd className="ms-auto pointer-coarse:hidden">{shortcut}</Kbd>}
      </MenuItem>
    </Fragment>
  ));
}
