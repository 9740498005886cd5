/** Calls the simulator. Every failure is an Error whose message can be shown. */

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error("The simulator does not answer.");
  }
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) {
    const error = answer?.error;
    throw new Error(error ? (error.details ?? error.message) : `The simulator answered ${response.status}.`);
  }
  return answer;
}

export const api = {
  channel: () => call("GET", "/sim/channel"),
  link: (linked) => call("PUT", "/sim/channel", { status: linked ? "AUTH" : "QR" }),
  chats: () => call("GET", "/sim/chats"),
  messages: (phone) => call("GET", `/sim/chats/${encodeURIComponent(phone)}/messages`),
  write: (message) => call("POST", "/sim/inbound", message),
  read: (phone) => call("POST", "/sim/read", { phone }),
  receipts: () => call("GET", "/sim/receipts"),
  setReceipts: (receipts) => call("PUT", "/sim/receipts", receipts),
  faults: () => call("GET", "/sim/faults"),
  setFaults: (faults) => call("PUT", "/sim/faults", faults),
  forget: () => call("DELETE", "/sim"),
};

/** Calls `on[event](data)` for each change, and `on.open` whenever the stream is (again) there. */
export function watch(on) {
  const stream = new EventSource("/sim/stream");
  stream.addEventListener("open", () => on.open());
  for (const event of ["message", "deleted", "presence", "faults", "channel", "forgotten"]) {
    stream.addEventListener(event, (change) => on[event](JSON.parse(change.data)));
  }
}
