/** What a canned answer may say of the chat that it is used in. */
export const VARIABLES = ["customer.name", "customer.phone", "agent.name", "chat.id"] as const;
export type Variable = (typeof VARIABLES)[number];

const FORM = /\{\{\s*([^{}]*?)\s*\}\}/g;

export const written = (name: Variable) => `{{${name}}}`;

/** The first variable that there is not, or null. */
export function unknownVariable(text: string): string | null {
  for (const [, name = ""] of text.matchAll(FORM)) {
    if (!VARIABLES.some((known) => known === name)) {
      return name;
    }
  }
  return null;
}

/** The text as a customer would read it. */
export const filled = (text: string, values: Record<Variable, string>) =>
  text.replace(FORM, (whole, name: string) => values[name as Variable] ?? whole);
