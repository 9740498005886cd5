/** Draws the messages of one chat. Whatever a message says is set as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";
const MEDIA = ["image", "video", "gif", "short", "audio", "voice", "document", "sticker"];
const STATUS = {
  failed: ["failed", "Failed"],
  pending: ["pending", "Pending"],
  sent: ["sent", "Sent"],
  delivered: ["delivered", "Delivered"],
  read: ["delivered", "Read"],
  played: ["delivered", "Played"],
};

/** What a message says, in words. */
export function words(message) {
  const content = message[message.type] ?? {};
  const text = content.body ?? content.caption ?? content.title ?? content.name;
  if (typeof text === "string") return text;
  if (text && typeof text.text === "string") return text.text;
  return content.file_name ?? (MEDIA.includes(message.type) ? "" : `(${message.type})`);
}

/** A one-line description for lists. */
export function summary(message) {
  const said = words(message);
  return MEDIA.includes(message.type) ? `${capital(message.type)}${said ? `: ${said}` : ""}` : said;
}

export function bubble(message, react) {
  const item = element("li", message.from_me ? "theirs" : "ours");
  item.dataset.id = message.id;
  if (message.source === "mobile" && message.from_me) item.append(element("p", "source", "from the business's own phone"));
  const quoted = message.context?.quoted_content;
  if (quoted) {
    item.append(element("blockquote", "", words({ type: "quoted", quoted })));
  }
  const media = mediaOf(message);
  if (media) item.append(media);
  const said = words(message);
  if (said) {
    const text = element("p", "text", said);
    text.dir = "auto";
    item.append(text);
  }
  item.append(meta(message));
  if (message.reactions?.length) {
    item.append(element("p", "reactions", message.reactions.map((reaction) => reaction.emoji).join(" ")));
  }
  if (message.from_me) item.append(reactButton(message, react));
  return item;
}

function mediaOf(message) {
  const content = message[message.type];
  if (!MEDIA.includes(message.type) || !content?.id) return null;
  if (content.id === "media_init") return element("p", "missing", `${capital(message.type)}, not available`);
  const address = `/sim/files/${encodeURIComponent(content.id)}`;
  if (message.type === "image" || message.type === "sticker") {
    const image = element("img", message.type);
    image.src = address;
    image.alt = content.caption ?? capital(message.type);
    return image;
  }
  if (message.type === "document") {
    const link = element("a", "file", content.file_name ?? "Document");
    link.href = address;
    link.download = content.file_name ?? "";
    return link;
  }
  const player = element(["audio", "voice"].includes(message.type) ? "audio" : "video", "player");
  player.src = address;
  player.controls = true;
  player.preload = "none";
  return player;
}

function meta(message) {
  const line = element("p", "meta");
  const at = new Date(message.timestamp * 1000);
  const time = element("time", "", at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  time.dateTime = at.toISOString();
  time.title = at.toLocaleString();
  line.append(time, tick(message.status));
  return line;
}

function tick(status) {
  const [icon, label] = STATUS[status] ?? STATUS.pending;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `tick ${status}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${icon}`);
  svg.append(use);
  return svg;
}

function reactButton(message, react) {
  const mine = message.reactions?.some((reaction) => reaction.id !== message.from);
  const button = element("button", "react", "👍");
  button.type = "button";
  button.ariaLabel = mine ? "Take the thumbs-up back" : "React with thumbs-up";
  button.ariaPressed = String(Boolean(mine));
  button.addEventListener("click", () => react(message, mine ? "" : "👍"));
  return button;
}

export function day(message) {
  const at = new Date(message.timestamp * 1000);
  const today = new Date().toDateString() === at.toDateString();
  const item = element("li", "day");
  item.append(element("span", "", today ? "Today" : at.toLocaleDateString([], { dateStyle: "medium" })));
  return item;
}

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
