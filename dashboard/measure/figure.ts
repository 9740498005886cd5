import { expect, test } from "@playwright/test";

/** Keeps a figure for the table, and fails the measurement that misses its limit. */
export function figure(
  name: string,
  value: number,
  unit: string,
  limit: { atMost: number } | { atLeast: number },
): void {
  const goal = "atMost" in limit ? `≤ ${limit.atMost}` : `≥ ${limit.atLeast}`;
  test.info().annotations.push({
    type: "figure",
    description: JSON.stringify({ name, value: `${Math.round(value * 10) / 10} ${unit}`, goal }),
  });
  const met = "atMost" in limit ? value <= limit.atMost : value >= limit.atLeast;
  expect.soft(met, `${name}: ${value} ${unit}, wanted ${goal}`).toBe(true);
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
