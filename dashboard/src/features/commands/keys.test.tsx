import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { useListOrder } from "@/features/chats/order";
import { currentAddress } from "@/features/inbox/address";
import { usePreferences } from "@/lib/preferences";
import { aUser } from "@/test/builders";
import { renderApp } from "@/test/render";
import { openSession } from "@/test/session";
import { closeDialog, useDialog } from "./dialogs";
import { commandFor, keyOf, useCommandKeys } from "./keys";
import { commands } from "./registry";

function Page() {
  useCommandKeys();
  return <textarea aria-label="Reply" />;
}

beforeEach(() => {
  openSession(aUser());
  useListOrder.setState({ ids: [11, 12, 13] });
  usePreferences.setState({ shortcuts: true });
  closeDialog();
  window.history.replaceState(null, "", "/dashboard-agent/");
});

const press = (key: string, target: Element = document.body, more = {}) =>
  fireEvent.keyDown(target, { key, ...more });

describe("keys", () => {
  it("go through the list", () => {
    renderApp(<Page />);
    press("j");
    expect(currentAddress().chatId).toBe(11);
    press("j");
    expect(currentAddress().chatId).toBe(12);
    press("k");
    expect(currentAddress().chatId).toBe(11);
  });

  it("belong to the text where one types", () => {
    renderApp(<Page />);
    press("j", screen.getByLabelText("Reply"));
    expect(currentAddress().chatId).toBeNull();
  });

  it("do nothing when they are switched off, but for the command bar", () => {
    usePreferences.setState({ shortcuts: false });
    renderApp(<Page />);
    press("j");
    expect(currentAddress().chatId).toBeNull();
    press("k", screen.getByLabelText("Reply"), { ctrlKey: true });
    expect(useDialog.getState().open?.kind).toBe("commands");
  });

  it("do nothing under a dialog", () => {
    renderApp(<Page />);
    press("?");
    press("j");
    expect(currentAddress().chatId).toBeNull();
  });

  it("work one after the other", () => {
    renderApp(<Page />);
    press("g");
    press("w");
    expect(currentAddress().view).toBe("waiting");
  });

  it("are no part of what the browser does with Alt", () => {
    renderApp(<Page />);
    press("j", document.body, { altKey: true });
    expect(currentAddress().chatId).toBeNull();
  });
});

it("knows a letter by its place on a keyboard of another script", () => {
  expect(keyOf(new KeyboardEvent("keydown", { key: "ت", code: "KeyJ" }))).toBe("j");
});

it("has no two commands on the same keys, and none that hides another", () => {
  const all = commands.map(({ keys }) => keys.join(" "));
  expect(new Set(all).size).toBe(all.length);
  for (const { keys } of commands) {
    expect(commandFor(keys[0]!, null)).not.toBeNull();
    expect(keys.length > 1 && commandFor(keys[0]!, null) !== "begins").toBe(false);
  }
});
