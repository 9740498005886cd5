import { queryOptions } from "@tanstack/react-query";
import { api, data } from "@/lib/api/client";
import type { BotRule, BotRuleChange } from "@/lib/api/types";

export const RULES = ["admin", "bot-rules"] as const;

/** As the bot asks them: the most important first. */
export const inOrder = (rules: readonly BotRule[]) =>
  [...rules].sort((a, b) => b.priority - a.priority || a.name.localeCompare(b.name));

export const rulesQuery = queryOptions({
  queryKey: RULES,
  queryFn: async ({ signal }) => inOrder((await data(api.GET("/bot/rules", { signal }))).items),
});

export const changeRule = (rule: BotRule, change: BotRuleChange) =>
  data(
    api.PATCH("/bot/rules/{id}", {
      params: { path: { id: rule.id } },
      body: { ...change, expected_version: rule.version },
    }),
  );
