import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderApp } from "@/test/render";
import { server } from "@/test/server";
import { openSession } from "@/test/session";
import { CannedForm } from "./canned-form";
import { filled, unknownVariable } from "./variables";

describe("a canned answer", () => {
  beforeEach(() => openSession());

  it("takes variables at the caret and shows what a customer would read", async () => {
    let made: unknown;
    const done = vi.fn();
    server.use(
      http.post("*/canned-answers", async ({ request }) => {
        made = await request.json();
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    renderApp(<CannedForm answer={null} onClose={done} />);
    await userEvent.type(screen.getByLabelText("Shortcut"), "hi");
    await userEvent.type(screen.getByLabelText("Text"), "Hello !");
    await userEvent.type(screen.getByLabelText("Text"), "{ArrowLeft}");
    await userEvent.click(screen.getByRole("button", { name: "+ customer’s name" }));
    expect(screen.getByLabelText("Text")).toHaveValue("Hello {{customer.name}}!");
    expect(screen.getByText("Hello Budi Santoso!")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(made).toEqual({ shortcut: "hi", text: "Hello {{customer.name}}!", shared: true });
  });

  it("names the variable that there is not, and the shortcut that is taken", async () => {
    server.use(
      http.post("*/canned-answers", () =>
        HttpResponse.json({ status: 409, code: "shortcut-taken" }, { status: 409 }),
      ),
    );
    renderApp(<CannedForm answer={null} onClose={vi.fn()} />);
    await userEvent.type(screen.getByLabelText("Shortcut"), "hi");
    await userEvent.type(screen.getByLabelText("Text"), "{{{{order.id}}");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("There is no variable “order.id”.")).toBeInTheDocument();
    await userEvent.clear(screen.getByLabelText("Text"));
    await userEvent.type(screen.getByLabelText("Text"), "Hello");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/with this shortcut already/)).toBeInTheDocument();
  });
});

describe("variables", () => {
  const values = {
    "customer.name": "Budi",
    "customer.phone": "1",
    "agent.name": "Ada",
    "chat.id": "7",
  };

  it("are filled in as the server does it", () =>
    expect(filled("{{ customer.name }} {{chat.id}} {{no}} {x}", values)).toBe("Budi 7 {{no}} {x}"));

  it("are known", () => {
    expect(unknownVariable("{{customer.name}} {{ nope }}")).toBe("nope");
    expect(unknownVariable("{{agent.name}}")).toBeNull();
  });
});
