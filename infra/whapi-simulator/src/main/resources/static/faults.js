/** The panel that makes WHAPI misbehave. */

import { api } from "./api.js";

const form = document.querySelector("#fault-form");
const rules = document.querySelector("#rules");
const note = document.querySelector("#fault-note");
const badge = document.querySelector("#fault-badge");
const linked = document.querySelector("#linked");
const reads = document.querySelector("#reads");
const NUMBERS = ["delay_ms", "hide_list_ms", "reorder_ms", "duplicate"];

let usualRead = 1200;

export function showFaults(faults) {
  for (const name of NUMBERS) form.elements[name].value = faults[name];
  form.elements.drop_webhooks.checked = faults.drop_webhooks;
  rules.replaceChildren(...faults.fail.map(row));
  badge.hidden = !faults.drop_webhooks && faults.fail.length === 0 && NUMBERS.every((name) => faults[name] === 0);
}

export function showChannel(channel) {
  linked.checked = channel.status.text === "AUTH";
}

export async function loadFaults() {
  const [faults, receipts, channel] = await Promise.all([api.faults(), api.receipts(), api.channel()]);
  showFaults(faults);
  showChannel(channel);
  reads.checked = receipts.read_ms !== null;
  usualRead = receipts.read_ms ?? usualRead;
  return channel;
}

function row(rule) {
  const item = document.querySelector("#rule-template").content.firstElementChild.cloneNode(true);
  for (const field of item.querySelectorAll("[data-field]")) {
    field.value = rule[field.dataset.field] ?? "";
  }
  item.querySelector(".remove").addEventListener("click", () => item.remove());
  return item;
}

function ruleOf(item) {
  const rule = {};
  for (const field of item.querySelectorAll("[data-field]")) {
    if (field.value !== "") rule[field.dataset.field] = field.type === "number" ? Number(field.value) : field.value;
  }
  return rule;
}

function given() {
  const faults = { drop_webhooks: form.elements.drop_webhooks.checked, fail: [...rules.children].map(ruleOf) };
  for (const name of NUMBERS) faults[name] = Number(form.elements[name].value);
  return faults;
}

async function attempt(action, done) {
  try {
    await action();
    note.textContent = done;
    note.classList.remove("bad");
  } catch (problem) {
    note.textContent = problem.message;
    note.classList.add("bad");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(() => api.setFaults(given()), "In force.");
});
document.querySelector("#clear-faults").addEventListener("click", () => {
  attempt(() => api.setFaults({}), "All is well again.");
});
document.querySelector("#forget").addEventListener("click", () => {
  if (confirm("Forget all messages, files and faults of the simulator?")) {
    attempt(() => api.forget(), "Forgotten.");
  }
});
document.querySelector(".presets").addEventListener("click", (event) => {
  const rule = event.target.dataset.rule;
  if (!rule) return;
  rules.append(row(JSON.parse(rule)));
  note.textContent = "Not yet in force: press Apply.";
});
linked.addEventListener("change", () => {
  attempt(() => api.link(linked.checked), linked.checked ? "Linked." : "Not linked: sends are refused with 401.");
});
reads.addEventListener("change", () => {
  attempt(async () => {
    const receipts = await api.receipts();
    await api.setReceipts({ ...receipts, read_ms: reads.checked ? usualRead : null });
  }, reads.checked ? "Messages are read by themselves." : "Messages are read when you press Mark read.");
});
