/** The deeds that the services write down; the words are in admin.audit.action, a point being an underscore there. */
export const ACTIONS = [
  "login.succeeded",
  "login.failed",
  "password.changed",
  "session.ended",
  "session.reused",
  "sessions.ended",
  "logout.refused",
  "two_factor.on",
  "two_factor.off",
  "two_factor.recovered",
  "user.created",
  "user.changed",
  "dead-letter.shown",
  "dead-letter.replayed",
  "dead-letter.dropped",
  "channel.code-shown",
  "channel.webhook-set",
  "channel.tested",
  "bot-rule.created",
  "bot-rule.changed",
  "bot-rule.deleted",
  "chat.read",
  "chat.exported",
  "message.deleted",
  "canned-answer.deleted",
  "report.exported",
  "audit.exported",
  "token.refused",
] as const;

type Action = (typeof ACTIONS)[number];
type Key<T extends string> = T extends `${infer Head}.${infer Tail}` ? `${Head}_${Tail}` : T;

export const isKnown = (action: string): action is Action =>
  ACTIONS.some((known) => known === action);

export const keyOf = (action: Action) => action.replace(".", "_") as Key<Action>;
