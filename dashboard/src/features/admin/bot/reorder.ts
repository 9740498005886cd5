import type { BotRule } from "@/lib/api/types";

export const HIGHEST_PRIORITY = 1000;

export type NewPriority = { rule: BotRule; priority: number };

/**
 * The fewest new priorities by which a rule comes to another place in the order. Where there is no number left between its new neighbours,
 * all of them are spread anew.
 */
export function moved(rules: readonly BotRule[], from: number, to: number): NewPriority[] {
  const order = [...rules];
  const [rule] = order.splice(from, 1);
  if (!rule || from === to) {
    return [];
  }
  order.splice(to, 0, rule);
  const above = order[to - 1]?.priority ?? HIGHEST_PRIORITY + 1;
  const below = order[to + 1]?.priority ?? -1;
  if (above - below > 1) {
    // At the ends a step of ten: a person reads 60 more easily than 530.
    const priority =
      to === 0
        ? Math.min(below + 10, HIGHEST_PRIORITY)
        : to === order.length - 1
          ? Math.max(above - 10, 0)
          : Math.floor((above + below) / 2);
    return [{ rule, priority }];
  }
  const step = Math.max(1, Math.floor(HIGHEST_PRIORITY / (order.length + 1)));
  return order
    .map((one, index) => ({
      rule: one,
      priority: Math.max(0, HIGHEST_PRIORITY - step * (index + 1)),
    }))
    .filter(({ rule: one, priority }) => one.priority !== priority);
}
