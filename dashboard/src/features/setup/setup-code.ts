/**
 * The code of the one-time link: `/setup/#code=…`, or `/setup/?code=…`. Behind the `#` it never reaches a server's log.
 */
export function setupCode({ hash, search }: { hash: string; search: string }): string {
  const behind = hash.replace(/^#/, "");
  return (
    new URLSearchParams(behind).get("code") ??
    new URLSearchParams(search).get("code") ??
    (behind.includes("=") ? "" : behind)
  ).trim();
}
