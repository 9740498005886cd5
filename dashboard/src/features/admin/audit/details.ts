/** The details of a deed in one line: `role: agent → admin, active: true → false`. A pair is what was and what is. */
export function detailsLine(details: unknown): string {
  if (details === null || typeof details !== "object") {
    return details === null || details === undefined ? "" : String(details);
  }
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${valueOf(value)}`)
    .join(", ");
}

function valueOf(value: unknown): string {
  if (Array.isArray(value) && value.length === 2) {
    return `${plain(value[0])} → ${plain(value[1])}`;
  }
  return plain(value);
}

const plain = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
