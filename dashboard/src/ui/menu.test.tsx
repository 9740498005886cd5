import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderApp } from "@/test/render";
import { Menu, MenuItem } from "./menu";

const show = (onSelect = vi.fn()) =>
  renderApp(
    <Menu trigger={<button type="button">Deeds</button>}>
      <MenuItem onSelect={onSelect}>Close</MenuItem>
    </Menu>,
  );

it("opens by a click, though its code is fetched only then, and gives the focus back", async () => {
  const chosen = vi.fn();
  show(chosen);
  const trigger = screen.getByRole("button", { name: "Deeds" });
  expect(trigger).toHaveAttribute("aria-haspopup", "menu");
  expect(trigger).toHaveAttribute("aria-expanded", "false");

  await userEvent.click(trigger);
  await userEvent.click(await screen.findByRole("menuitem", { name: "Close" }));

  expect(chosen).toHaveBeenCalledOnce();
  expect(screen.queryByRole("menu")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Deeds" })).toHaveFocus();
});

it("opens by the keyboard", async () => {
  show();
  await userEvent.tab();
  await userEvent.keyboard("{ArrowDown}");

  expect(await screen.findByRole("menuitem", { name: "Close" })).toBeInTheDocument();
});
