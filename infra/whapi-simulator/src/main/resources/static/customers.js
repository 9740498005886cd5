/** The customers one can play. Kept in this browser; whoever has a chat in the simulator is added. */

const KEY = "virtual-phone.customers";
const FIRST = [
  { name: "Mara Lindqvist", phone: "4915155501001" },
  { name: "Tomás Ferreira", phone: "351910555020" },
  { name: "Aiko Brandt", phone: "4366055503003" },
];

export const digits = (phone) => phone.replace(/[^\d@a-z.-]/g, "");

/** The short form of a chat id: bare digits for a person. */
export const phoneOf = (chatId) => chatId.replace("@s.whatsapp.net", "");

export class Customers {
  #all;

  constructor() {
    this.#all = read() ?? FIRST;
  }

  get all() {
    return this.#all;
  }

  find(phone) {
    return this.#all.find((customer) => customer.phone === phone);
  }

  /** Adds a customer, or gives a known one a better name. */
  put(phone, name) {
    const known = this.find(phone);
    if (known && (!name || known.name === name)) return known;
    const customer = { phone, name: name || known?.name || `+${phone}` };
    this.#all = known
      ? this.#all.map((other) => (other.phone === phone ? customer : other))
      : [...this.#all, customer].slice(-200);
    write(this.#all);
    return customer;
  }
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) && kept.length ? kept : null;
  } catch {
    return null;
  }
}

function write(all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Without storage the list lasts as long as the page.
  }
}
