"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast } from "@/lib/toast";
import { useFormatter, useTranslations } from "use-intl";
import { api, data } from "@/lib/api/client";
import { ApiProblem } from "@/lib/api/problem";
import type { Chat, ChatChange, Mode } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";
import { useUser } from "@/lib/session";
import { putChats } from "./apply";
import { customerName, whatChanged } from "./describe";
import { showAhead } from "./optimistic";
import { actedOn } from "./order";
import { patchChat } from "./patch";
import { chatKeys } from "./queries";
import { lastCustomerSeq } from "./unread";

export type Assignee = { id: number; name: string };

type Done = { message?: string; undo?: () => void };

const UNDO_MS = 5_000;

async function nextUnassigned(queryClient: QueryClient): Promise<Chat | undefined> {
  const { items } = await queryClient.fetchQuery({
    queryKey: [...chatKeys.all, "next-unassigned"],
    queryFn: () =>
      data(
        api.GET("/chats", {
          params: { query: { assigned: "unassigned", open: true, snoozed: false, limit: 1 } },
        }),
      ),
    staleTime: 0,
  });
  return items[0];
}

/**
 * Everything that can be done to a chat as a whole, from wherever it is shown: seen at once, taken back when the server refuses, and
 * what others did meanwhile is told, not overwritten. Each resolves to whether it was done.
 */
export function useChatActions(open?: (chatId: number) => void) {
  const t = useTranslations("inbox.actions");
  const modes = useTranslations("inbox.mode");
  const explain = useExplain();
  const format = useFormatter();
  const queryClient = useQueryClient();
  const user = useUser();

  return useMemo(() => {
    function put(chat: Chat) {
      queryClient.setQueryData<Chat>(chatKeys.one(chat.id), (known) =>
        known && known.change > chat.change ? known : chat,
      );
      putChats(queryClient, user.id, new Map([[chat.id, chat]]));
    }
    const gone = (id: number) => putChats(queryClient, user.id, new Map(), new Set([id]));

    function tell({ message, undo }: Done) {
      if (message !== undefined) {
        toast.success(message, {
          duration: UNDO_MS,
          ...(undo ? { action: { label: t("undo"), onClick: undo } } : {}),
        });
      }
    }

    function stale(seen: Chat, now: Chat, again: (now: Chat) => void) {
      put(now);
      toast.warning(t("changedMeanwhile", { name: customerName(now) }), {
        description: whatChanged(seen, now, {
          assigned: (name) => t("nowAssigned", { name }),
          unassigned: t("nowUnassigned"),
          mode: (mode) => modes(mode),
          labels: (labels) => t("nowLabels", { labels: format.list(labels) }),
          noLabels: t("nowNoLabels"),
        }).join(" "),
        action: { label: t("doItAnyway"), onClick: () => again(now) },
        duration: 15_000,
      });
    }

    async function change(chat: Chat, wanted: ChatChange, ahead: Partial<Chat>, done: Done = {}) {
      const back = showAhead(queryClient, user.id, chat, ahead);
      actedOn(chat.id);
      tell(done);
      try {
        put(await patchChat(chat.id, wanted, chat.version));
        return true;
      } catch (error) {
        back();
        const now = error instanceof ApiProblem ? (error.body.chat as Chat | undefined) : undefined;
        if (error instanceof ApiProblem && error.status === 409 && now) {
          stale(chat, now, (current) => void change(current, wanted, ahead));
        } else if (error instanceof ApiProblem && error.status === 404) {
          gone(chat.id);
          toast.error(t("notYours", { name: customerName(chat) }));
        } else {
          toast.error(t("failed", { name: customerName(chat) }), { description: explain(error) });
        }
        return false;
      }
    }

    const setMode = (chat: Chat, mode: Mode, done?: Done) =>
      change(chat, { mode }, { mode, ...(mode === "CLOSED" ? { waiting_since: null } : {}) }, done);

    /** The chat as it is known now, for what is done later. */
    const fresh = (chat: Chat) => queryClient.getQueryData<Chat>(chatKeys.one(chat.id)) ?? chat;

    async function claim(chat: Chat) {
      const back = showAhead(queryClient, user.id, chat, {
        assigned_agent_id: user.id,
        assigned_agent_name: user.name,
        ...(chat.mode === "BOT" ? { mode: "AGENT" as const } : {}),
      });
      actedOn(chat.id);
      try {
        put(await data(api.POST("/chats/{id}/claim", { params: { path: { id: chat.id } } })));
        return true;
      } catch (error) {
        back();
        if (!(error instanceof ApiProblem) || error.code !== "already-claimed") {
          toast.error(t("failed", { name: customerName(chat) }), { description: explain(error) });
          return false;
        }
        const now = error.body.chat as Chat | undefined;
        if (now) {
          put(now);
        } else {
          gone(chat.id);
        }
        const winner = (error.body.assigned_agent_name as string | null) ?? t("somebody");
        const next = await nextUnassigned(queryClient).catch(() => undefined);
        toast.warning(t("claimLost", { winner, name: customerName(chat) }), {
          description: next ? t("claimNext", { name: customerName(next) }) : t("claimNone"),
          ...(next && open
            ? { action: { label: t("openNext"), onClick: () => open(next.id) } }
            : {}),
          duration: 10_000,
        });
        return false;
      }
    }

    return {
      claim,
      setMode,

      assign: (chat: Chat, to: Assignee | null) =>
        change(
          chat,
          { assigned_agent_id: to?.id ?? null },
          { assigned_agent_id: to?.id ?? null, assigned_agent_name: to?.name ?? null },
          { message: to ? t("assigned", { name: to.name }) : t("unassigned") },
        ),

      close: (chat: Chat) =>
        setMode(chat, "CLOSED", {
          message: t("closed", { name: customerName(chat) }),
          undo: () => void setMode({ ...fresh(chat) }, chat.mode),
        }),

      reopen: (chat: Chat) => setMode(chat, "AGENT"),

      snooze: (chat: Chat, until: Date | null) =>
        change(
          chat,
          { snoozed_until: until?.toISOString() ?? null },
          { snoozed_until: until?.toISOString() ?? null },
          {
            message: until
              ? t("snoozed", {
                  until: format.dateTime(until, {
                    weekday: "short",
                    day: "numeric",
                    month: "short",
                    hour: "numeric",
                    minute: "numeric",
                  }),
                })
              : t("woken"),
            ...(until
              ? {
                  undo: () =>
                    void change(fresh(chat), { snoozed_until: null }, { snoozed_until: null }),
                }
              : {}),
          },
        ),

      setLabels: (chat: Chat, labels: string[]) => change(chat, { labels }, { labels }),

      async markUnread(chat: Chat) {
        try {
          const seq = await lastCustomerSeq(queryClient, chat);
          if (seq === null) {
            toast.info(t("nothingToRead"));
            return false;
          }
          const { unread_count } = await data(
            api.PUT("/chats/{id}/read", {
              params: { path: { id: chat.id } },
              body: { unread_from_seq: seq },
            }),
          );
          put({ ...fresh(chat), unread_count });
          toast.success(t("markedUnread"));
          return true;
        } catch (error) {
          toast.error(t("failed", { name: customerName(chat) }), { description: explain(error) });
          return false;
        }
      },

      async markRead(chat: Chat) {
        const back = showAhead(queryClient, user.id, chat, { unread_count: 0 });
        try {
          await data(api.PUT("/chats/{id}/read", { params: { path: { id: chat.id } }, body: {} }));
          return true;
        } catch (error) {
          back();
          toast.error(t("failed", { name: customerName(chat) }), { description: explain(error) });
          return false;
        }
      },
    };
  }, [t, modes, explain, format, queryClient, user.id, user.name, open]);
}

export type ChatActions = ReturnType<typeof useChatActions>;
