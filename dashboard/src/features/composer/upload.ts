import { ApiProblem, offline } from "@/lib/api/problem";
import type { Message } from "@/lib/api/types";
import { session } from "@/lib/session";

/** What the server takes unless it was set otherwise; it has the last word. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Uploads a file and tells how far it is, which `fetch` cannot. */
export async function upload(file: File, onProgress: (part: number) => void): Promise<string> {
  let token = await session.token();
  let answer = await post(file, token, onProgress);
  if (answer.status === 401 && token !== null) {
    token = await session.renew(token);
    answer = await post(file, token, onProgress);
  }
  if (answer.status === 401) {
    session.expired();
  }
  if (answer.status !== 201) {
    throw new ApiProblem(answer.status, answer.body);
  }
  return String(answer.body.media_id);
}

type Answer = { status: number; body: Record<string, unknown> };

function post(
  file: File,
  token: string | null,
  onProgress: (part: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/media");
    if (token !== null) {
      request.setRequestHeader("Authorization", `Bearer ${token}`);
    }
    request.upload.onprogress = (event) =>
      event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) });
    request.onerror = () => reject(offline());
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** How WhatsApp shows a file of that kind. */
export function typeOf(file: { type: string }): Message["type"] {
  const type = file.type.split(";")[0] ?? "";
  if (["image/jpeg", "image/png", "image/webp"].includes(type)) {
    return "image";
  }
  if (type === "image/gif") {
    return "document";
  }
  if (["video/mp4", "video/3gpp", "video/quicktime"].includes(type)) {
    return "video";
  }
  return type.startsWith("audio/") ? "audio" : "document";
}
