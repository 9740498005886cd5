const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A length of time in its two largest units, in the language's own words: "2 h 5 min". */
export function duration(seconds: number, locale: string): string {
  const rest = Math.max(0, Math.round(seconds));
  const first = UNITS.findIndex(([, size]) => rest >= size);
  if (first === -1) {
    return words(0, "second", locale);
  }
  const [unit, size] = UNITS[first] ?? UNITS[3];
  const whole = Math.floor(rest / size);
  const next = UNITS[first + 1];
  const less = next ? Math.floor((rest - whole * size) / next[1]) : 0;
  return next && less > 0
    ? `${words(whole, unit, locale)} ${words(less, next[0], locale)}`
    : words(whole, unit, locale);
}

const words = (value: number, unit: string, locale: string) =>
  new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value);
