import { authorized } from "@/lib/api/authorized";

/** Fetches a file with the access token and hands it to the browser as a download. */
export async function download(path: string, query: Record<string, string | number | undefined>) {
  const address = new URL(path, window.location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") {
      address.searchParams.set(name, String(value));
    }
  }
  const response = await authorized(new Request(address));
  const named = /filename="?([^";]+)"?/.exec(
    response.headers.get("Content-Disposition") ?? "",
  )?.[1];
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = named ?? `${path.split("/").filter(Boolean).join("-")}.csv`;
  link.click();
  // The browser has begun to read by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
