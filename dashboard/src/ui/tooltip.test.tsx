import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderApp } from "@/test/render";
import { Hint } from "./tooltip";

const show = () =>
  renderApp(
    <Hint text="Attach files" shortcut="A">
      <button type="button" aria-label="Attach files" />
    </Hint>,
  );

it("appears under the pointer after a moment, and goes with it or by Escape", async () => {
  show();
  const button = screen.getByRole("button");
  await userEvent.hover(button);
  expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
  expect(await screen.findByRole("tooltip")).toHaveTextContent("Attach filesA");

  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
});

it("appears at once where the focus comes by the keyboard", async () => {
  show();
  await userEvent.tab();
  expect(await screen.findByRole("tooltip")).toBeInTheDocument();
  fireEvent.blur(screen.getByRole("button"));
  await userEvent.tab();
  expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
});

it("does not appear under a finger", async () => {
  show();
  fireEvent.pointerOver(screen.getByRole("button"), { pointerType: "touch" });
  await new Promise((done) => setTimeout(done, 500));
  expect(screen.queryByRole("tooltip")).not.toBeInTheDocument();
});
