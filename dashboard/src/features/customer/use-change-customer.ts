import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "@/lib/toast";
import { chatKeys } from "@/features/chats/queries";
import { api, data } from "@/lib/api/client";
import type { Chat } from "@/lib/api/types";
import { useExplain } from "@/lib/explain";

/** Changes the customer of a chat; gives whether it was done. */
export function useChangeCustomer(chat: Chat) {
  const explain = useExplain();
  const queryClient = useQueryClient();
  return useCallback(
    async (change: { name?: string; blocked?: boolean }): Promise<boolean> => {
      try {
        const customer = await data(
          api.PATCH("/customers/{id}", {
            params: { path: { id: chat.customer.id } },
            body: change,
          }),
        );
        queryClient.setQueryData<Chat>(
          chatKeys.one(chat.id),
          (known) => known && { ...known, customer },
        );
        return true;
      } catch (error) {
        toast.error(explain(error));
        return false;
      }
    },
    [chat.id, chat.customer.id, explain, queryClient],
  );
}
