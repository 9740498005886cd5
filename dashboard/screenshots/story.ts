import type { Browser } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Customer } from "../e2e/customer";
import { expect } from "../e2e/test";
import { Desk } from "./desk";
import { photographs, voiceNote } from "./things";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

type ChatRow = { id: number; customer: { phone: string | null } };

class Shopper extends Customer {
  constructor(
    override readonly name: string,
    override readonly phone: string,
  ) {
    super(name);
  }

  /** Writes as if it had been some minutes ago. */
  said(minutesAgo: number, text: string, more: Record<string, unknown> = {}): Promise<string> {
    return this.writes(text, { timestamp: secondsAgo(minutesAgo), ...more });
  }

  /** A colleague answers on the shop's phone. */
  answered(minutesAgo: number, text: string): Promise<string> {
    return this.said(minutesAgo, text, { from_me: true });
  }
}

const secondsAgo = (minutes: number) => Math.floor(Date.now() / 1000 - minutes * 60);
const DAY = 24 * 60;

/** A shop's inbox on a busy morning. Gives the customer of the pictures. */
export async function busyMorning(
  browser: Browser,
): Promise<{ rina: Customer; rinasChat: number }> {
  const admin = await Desk.of("admin", "admin123");
  const agent = await Desk.of("agent", "agent123");
  await admin.patch(`/users/${agent.id}`, { name: "Ayu Lestari" });
  await admin.patch(`/users/${admin.id}`, { name: "Bima Pratama" });
  const colleagues: { id: number }[] = [];
  for (const [username, name] of [
    ["citra", "Citra Maharani"],
    ["dimas", "Dimas Nugroho"],
  ]) {
    const password = "a long enough one";
    colleagues.push(
      await admin.post("/auth/register", { username, name, role: "agent", password }),
    );
  }
  const [citra, dimas] = colleagues.map(({ id }) => id) as [number, number];
  await admin.post("/canned-answers", {
    shortcut: "shipping",
    text: "Dear {{customer.name}}, parcels leave our workshop at 8 and arrive in two days.",
    shared: true,
  });
  await admin.post("/bot/rules", {
    name: "parking",
    keywords: ["parking", "parkir"],
    answer: "There is free parking behind the house; the entrance is in Jalan Melati.",
    priority: 55,
  });

  const { shirt, parcel } = await photographs(browser);
  const chatOf = async (shopper: Customer): Promise<ChatRow> => {
    let found: ChatRow | undefined;
    await expect
      .poll(async () => {
        const { items } = await admin.get<{ items: ChatRow[] }>("/chats?assigned=any&limit=100");
        found = items.find(({ customer }) => customer.phone?.endsWith(shopper.phone));
        return found?.id;
      })
      .toBeTruthy();
    return found!;
  };
  const change = async (shopper: Customer, what: Record<string, unknown>) =>
    admin.patch(`/chats/${(await chatOf(shopper)).id}`, what);

  const maria = new Shopper("Maria Tan", "6281298450117");
  await maria.answered(3 * DAY, "Your parcel was handed to the courier this morning.");
  await maria.said(2 * DAY + 40, "It arrived, but look at that corner 😟", {
    media_url: parcel,
    type: "image",
  });
  await change(maria, { mode: "AGENT", assigned_agent_id: citra, labels: ["complaint", "vip"] });

  const hendra = new Shopper("Hendra Gunawan", "6287788123409");
  await hendra.answered(DAY + 300, "Shall we set 40 shirts aside for you, until Monday?");
  await hendra.said(DAY + 200, "Yes please, I will confirm the sizes on Monday");
  await change(hendra, { mode: "AGENT", assigned_agent_id: dimas, labels: ["wholesale"] });

  const siti = new Shopper("Siti Aminah", "6281320045561");
  await siti.answered(190, "Paketnya sudah kami kirim ya, Bu Siti.");
  await siti.said(125, "Terima kasih, paketnya sudah sampai 🙏");
  await change(siti, { mode: "AGENT", assigned_agent_id: dimas });

  const joko = new Shopper("Joko Widodo Santoso", "6281215567008");
  await joko.said(47, "Can I still change the delivery address? I wrote the wrong house number");
  await change(joko, { mode: "AGENT", labels: ["delivery"] });

  const ahmad = new Shopper("محمد العلي", "971501234567");
  await ahmad.said(26, "السلام عليكم، هل يمكنني الدفع عند الاستلام؟");
  await change(ahmad, { mode: "AGENT" });

  const dewi = new Shopper("Dewi Kusuma", "6285643120988");
  await dewi.answered(35, "Good morning Dewi! Which colour would you like?");
  await dewi.said(18, "", { media_url: voiceNote(9), type: "voice" });
  await change(dewi, { mode: "AGENT", assigned_agent_id: agent.id });

  const rina = new Shopper("Rina Wijaya", "6281234567890");
  await rina.said(DAY + 95, "Hi! Do you still have the blue batik shirt in size M?");
  await rina.answered(DAY + 88, "Yes, Rina, three of them. Shall we put one aside for you?");
  await rina.said(DAY + 86, "Yes please! Order 4711 then. It is a birthday present 🎁");
  const rinasChat = (await chatOf(rina)).id;
  await change(rina, { mode: "AGENT", assigned_agent_id: agent.id, labels: ["order", "vip"] });
  await rina.said(16, "Good morning! It was to come yesterday, so I am getting a bit nervous 😅");
  const asked = await rina.said(15, "It is this one, isn’t it?", {
    media_url: shirt,
    type: "image",
  });
  await rina.said(14, "", { media_url: voiceNote(14), type: "voice" });
  await expect
    .poll(async () => {
      const { items } = await admin.get<{ items: unknown[] }>(`/chats/${rinasChat}/messages`);
      return items.length;
    })
    .toBeGreaterThanOrEqual(6);
  const { items } = await agent.get<{ items: { id: number; provider_id: string | null }[] }>(
    `/chats/${rinasChat}/messages`,
  );
  await admin.post(`/chats/${rinasChat}/notes`, {
    text: "@agent Rina buys every year: please add a gift card on the house.",
  });
  await agent.post("/chats/messages", {
    chat_id: rinasChat,
    text: "Good morning Rina! Yes, exactly that one. It left our workshop at 8 and arrives *today* by 3 pm.",
    reply_to: items.find(({ provider_id }) => provider_id === asked)?.id,
  });
  await agent.post("/chats/messages", {
    chat_id: rinasChat,
    text: "And here is your invoice.",
    media_id: await agent.upload(
      "invoice-4711.pdf",
      "application/pdf",
      "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".padEnd(84_000, " "),
    ),
  });
  await rina.gets(
    "Good morning Rina! Yes, exactly that one. It left our workshop at 8 and arrives *today* by 3 pm.",
  );
  await rina.gets("And here is your invoice.");
  await simulate("/sim/read", { phone: rina.phone });
  await rina.writes("Thank you so much, you saved the party! 🥳");

  for (const [name, phone, text] of [
    ["Budi Santoso", "6281377001925", "Halo, jam buka hari ini sampai jam berapa?"],
    ["Putri Rahayu", "6285712349087", "Hello! How much is the silk scarf?"],
  ] as const) {
    await new Shopper(name, phone).writes(text);
  }
  const wati = new Shopper("Wati", "6281900451278");
  await wati.writes("agent");
  await lastWeeks([agent.id, citra, dimas]);
  return { rina, rinasChat };
}

async function simulate(path: string, body: unknown): Promise<void> {
  await fetch(`${process.env.E2E_SIMULATOR}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** The weeks before, for the reports: written into the database, since nobody can wait for them. */
async function lastWeeks(agents: number[]): Promise<void> {
  const addresses = process.env.E2E_ADDRESSES ?? "";
  const { postgres } = JSON.parse(readFileSync(addresses, "utf8")) as {
    postgres: { port: number };
  };
  const libraries = here("../../infra/benchmarks/target/lib/*");
  execFileSync(
    process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java",
    ["-cp", libraries, here("LastWeeks.java"), String(postgres.port), agents.join(",")],
    {
      env: {
        ...process.env,
        PGPASSWORD: readFileSync(join(dirname(addresses), "postgres.password"), "utf8").trim(),
      },
    },
  );
}
