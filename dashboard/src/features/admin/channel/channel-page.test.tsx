import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelState } from "@/lib/api/types";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { ChannelPage } from "./channel-page";

const channel: ChannelState = {
  account: "default",
  simulator: false,
  state: "connected",
  detail: "",
  phone: "6281255501000",
  name: "Toko",
  paused_reason: null,
  last_event_at: null,
  last_send_at: null,
  sends: { queued: 3, unknown: 0, needs_review: 1, failed_last_hour: 0 },
  webhook: { url: null, expected_url: "https://us.example/webhook/whapi", ok: true, problems: [] },
  media_auto_download: true,
};

const shows = (change: Partial<ChannelState>) =>
  server.use(http.get("*/channel", () => HttpResponse.json({ ...channel, ...change })));
const plans = (body: object) =>
  server.use(http.get("*/channel/webhook", () => HttpResponse.json(body)));

describe("the channel", () => {
  beforeEach(() => openSession());

  it("shows what the webhook's set-up would change, warns, and applies it", async () => {
    let applied = 0;
    shows({
      webhook: { ...channel.webhook, ok: false, problems: ["webhook-missing", "new-code"] },
    });
    plans({
      changes: [{ setting: "webhooks.mode", before: "path", after: "body" }],
      warnings: ["secret-not-set"],
    });
    server.use(
      http.post("*/channel/webhook", () => {
        applied += 1;
        plans({ changes: [], warnings: [] });
        return HttpResponse.json({
          changes: [{ setting: "webhooks.mode", before: "path", after: "body" }],
          warnings: [],
        });
      }),
    );
    renderApp(<ChannelPage />);
    const table = await screen.findByRole("table", { name: "What would change" });
    expect(within(table).getByText("path")).toBeInTheDocument();
    expect(within(table).getByText("body")).toBeInTheDocument();
    expect(screen.getByText(/anybody could post invented messages/)).toBeInTheDocument();
    expect(screen.getByText("WHAPI does not know our address.")).toBeInTheDocument();
    expect(screen.getByText("new-code")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Apply 1 change" }));
    expect(await screen.findByText("1 setting was changed.")).toBeInTheDocument();
    expect(await screen.findByText("Nothing needs to be changed.")).toBeInTheDocument();
    expect(applied).toBe(1);
  });

  it("says that PUBLIC_URL is missing", async () => {
    shows({});
    server.use(
      http.get("*/channel/webhook", () =>
        HttpResponse.json({ status: 422, code: "public-url-missing" }, { status: 422 }),
      ),
    );
    renderApp(<ChannelPage />);
    expect(await screen.findByText(/PUBLIC_URL is not set, so that/)).toBeInTheDocument();
  });

  it("shows the code where a phone must be linked, and nothing but a picture", async () => {
    shows({ state: "qr", simulator: true, media_auto_download: false });
    plans({ changes: [], warnings: [] });
    server.use(
      http.get("*/channel/qr", () =>
        HttpResponse.json({ image: "data:image/png;base64,AAAA", expires_in: 20 }),
      ),
    );
    renderApp(<ChannelPage />);
    expect(await screen.findByAltText("QR code that links the phone")).toHaveAttribute(
      "src",
      "data:image/png;base64,AAAA",
    );
    expect(screen.getByText("A phone must be linked")).toBeInTheDocument();
    expect(screen.getByText(/a simulator plays it/)).toBeInTheDocument();
    expect(screen.getByText(/automatic download of media is off/)).toBeInTheDocument();
  });

  it("tests the whole way and tells the time, or what went wrong", async () => {
    let works = true;
    shows({});
    plans({ changes: [], warnings: [] });
    server.use(
      http.post("*/channel/test", () =>
        HttpResponse.json(
          works
            ? { ok: true, milliseconds: 312, detail: "" }
            : { ok: false, milliseconds: 15000, detail: "Our address cannot be reached." },
        ),
      ),
    );
    renderApp(<ChannelPage />);
    await userEvent.click(await screen.findByRole("button", { name: "Test" }));
    expect(await screen.findByText("It works: 312 ms for the whole way.")).toBeInTheDocument();
    works = false;
    await userEvent.click(screen.getByRole("button", { name: "Test" }));
    expect(await screen.findByText("Our address cannot be reached.")).toBeInTheDocument();
  });

  it("is not troubled by a state that it does not know", async () => {
    shows({ state: "hibernating" as never });
    plans({ changes: [], warnings: [] });
    renderApp(<ChannelPage />);
    await waitFor(() => expect(screen.getByText("Not known")).toBeInTheDocument());
  });
});
