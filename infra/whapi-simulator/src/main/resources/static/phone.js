/** The virtual phone: one customer at a time, live. */

import { api, watch } from "./api.js";
import { Customers, digits, phoneOf } from "./customers.js";
import { loadFaults, showChannel, showFaults } from "./faults.js";
import { bubble, day, element, summary } from "./thread.js";

const byId = (id) => document.getElementById(id);
const thread = byId("thread");
const text = byId("text");
const customers = new Customers();
const unread = new Map();
const last = new Map();
let messages = new Map();
let current = customers.find(location.hash.slice(1)) ?? customers.all[0];
let typingEnds;
let atEnd = true;

/* The chat */

function drawThread() {
  const items = [];
  let shownDay;
  for (const message of [...messages.values()].sort((a, b) => a.timestamp - b.timestamp)) {
    const itsDay = new Date(message.timestamp * 1000).toDateString();
    if (itsDay !== shownDay) items.push(day(message));
    shownDay = itsDay;
    items.push(bubble(message, react));
  }
  if (!items.length) items.push(element("li", "empty", `${current.name} has not written yet. Say hello!`));
  thread.replaceChildren(...items);
  stayAtEnd();
}

/** A changed message is drawn in place, so that nothing around it moves, plays anew or loses the focus. */
function drawMessage(message) {
  const shown = thread.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
  if (shown) shown.replaceWith(bubble(message, react));
  else drawThread();
}

function stayAtEnd() {
  if (atEnd) thread.scrollTop = thread.scrollHeight;
}
thread.addEventListener("scroll", () => {
  atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;
});
thread.addEventListener("load", stayAtEnd, true);

async function openChat(customer) {
  current = customer;
  history.replaceState(null, "", `#${customer.phone}`);
  unread.delete(customer.phone);
  messages = new Map();
  showTyping(false);
  drawCustomers();
  const { items } = await api.messages(customer.phone);
  if (current !== customer) return;
  messages = new Map(items.map((message) => [message.id, message]));
  atEnd = true;
  drawThread();
}

function showTyping(presence) {
  clearTimeout(typingEnds);
  const word = { typing: "typing…", recording: "recording…" }[presence];
  byId("presence").textContent = word ?? `as seen by ${current.name}, +${current.phone}`;
  if (word) typingEnds = setTimeout(showTyping, 10_000);
}

async function attempt(action) {
  const problem = byId("problem");
  try {
    await action();
    problem.hidden = true;
  } catch (failure) {
    problem.textContent = failure.message;
    problem.hidden = false;
  }
}

const write = (message) => api.write({ phone: current.phone, name: current.name, ...message });
const react = (message, emoji) => attempt(() => write({ type: "reaction", target: message.id, emoji }));

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const said = text.value;
  if (!said.trim()) return;
  attempt(async () => {
    await write({ text: said });
    text.value = "";
    fitText();
  });
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId("composer").requestSubmit();
  }
});
text.addEventListener("input", fitText);
function fitText() {
  text.rows = Math.min(6, text.value.split("\n").length);
}

byId("file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (!file) return;
  const reader = new FileReader();
  reader.addEventListener("load", () => {
    attempt(() => write({ media_url: reader.result, file_name: file.name, text: text.value.trim() || undefined }));
    event.target.value = "";
  });
  reader.readAsDataURL(file);
});
byId("mark-read").addEventListener("click", () => attempt(() => api.read(current.phone)));

/* The customers */

function drawCustomers() {
  byId("customers").replaceChildren(...customers.all.map(customerItem));
}

function customerItem(customer) {
  const item = element("li");
  const button = element("button");
  button.type = "button";
  if (customer.phone === current.phone) button.setAttribute("aria-current", "true");
  const avatar = element("span", "avatar", initials(customer.name));
  avatar.ariaHidden = "true";
  const lines = element("span", "lines");
  const name = element("span", "name", customer.name);
  name.dir = "auto";
  const latest = last.get(customer.phone);
  lines.append(name, element("span", "latest", latest ? summary(latest) : `+${customer.phone}`));
  button.append(avatar, lines);
  const count = unread.get(customer.phone);
  if (count) {
    const mark = element("span", "count", String(count));
    mark.ariaLabel = `${count} new`;
    button.append(mark);
  }
  button.addEventListener("click", () => {
    show("chat");
    attempt(() => openChat(customer));
  });
  item.append(button);
  return item;
}

const initials = (name) =>
  name.split(/\s+/).map((part) => [...part][0] ?? "").join("").slice(0, 2).toUpperCase();

byId("new-customer").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const customer = customers.put(digits(form.elements.phone.value), form.elements.name.value.trim());
  form.reset();
  show("chat");
  attempt(() => openChat(customer));
  text.focus();
});

/* The views of a narrow screen */

function show(view) {
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll("nav button")) {
    if (button.dataset.show === view) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}
document.querySelector("nav").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) show(button.dataset.show);
});

/* Live */

async function loadAll() {
  const channel = await loadFaults();
  const business = channel.user?.name ?? "Business";
  byId("business").textContent = business;
  document.querySelector(".phone .avatar").textContent = initials(business);
  const { items } = await api.chats();
  for (const chat of items.reverse()) {
    customers.put(phoneOf(chat.id), chat.name);
    last.set(phoneOf(chat.id), chat.last_message);
  }
  await openChat(customers.find(current.phone) ?? current);
}

watch({
  open: () => attempt(loadAll),
  message: (message) => {
    const phone = phoneOf(message.chat_id);
    customers.put(phone, message.from_me ? undefined : message.from_name);
    const isNew = (last.get(phone)?.timestamp ?? 0) <= message.timestamp && last.get(phone)?.id !== message.id;
    if (isNew || last.get(phone)?.id === message.id) last.set(phone, message);
    if (phone === current.phone) {
      messages.set(message.id, message);
      showTyping(false);
      drawMessage(message);
    } else if (message.from_me && message.status === "pending") {
      unread.set(phone, (unread.get(phone) ?? 0) + 1);
    }
    drawCustomers();
  },
  deleted: (ids) => {
    for (const id of ids) messages.delete(id);
    drawThread();
  },
  presence: ({ chat_id: chatId, presence }) => {
    if (phoneOf(chatId) === current.phone) showTyping(presence);
  },
  faults: showFaults,
  channel: showChannel,
  forgotten: () => {
    last.clear();
    unread.clear();
    attempt(loadAll);
  },
});
drawCustomers();
showTyping(false);
