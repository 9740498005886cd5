import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useConnection, type Connection } from "@/lib/live/connection";
import { renderApp } from "@/test/render";
import { ConnectionBanner } from "./banner";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const become = (connection: Partial<Connection>) =>
  act(async () => {
    useConnection.setState({ returned: null, since: Date.now(), ...connection });
    await vi.advanceTimersByTimeAsync(1);
  });
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("says at once that the browser is offline, and that what one writes is kept", async () => {
  renderApp(<ConnectionBanner />);
  await become({ state: "offline" });
  expect(screen.getByRole("status")).toHaveTextContent(/^You are offline since .* is kept\.$/);
});

it("says nothing of a short break", async () => {
  renderApp(<ConnectionBanner />);
  await become({ state: "away" });
  await wait(1_000);
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  await wait(1_000);
  expect(screen.getByRole("status")).toHaveTextContent("Reconnecting");
});

it("says how much was missed, and then nothing any more", async () => {
  renderApp(<ConnectionBanner />);
  await become({ state: "live", returned: { missed: 14, refreshed: false, at: Date.now() } });
  expect(screen.getByRole("status")).toHaveTextContent("Caught up: 14 new messages");
  await wait(7_000);
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});
