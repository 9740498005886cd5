/** The code, if it is one of those that have words of their own here. Servers may learn more of them. */
export function known<T extends string>(codes: readonly T[], code: string): T | undefined {
  return codes.find((one) => one === code);
}
