import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { useMissingParts } from "@/lib/on-demand";
import { renderApp } from "@/test/render";
import { lazily } from "./lazily";
import { MissingParts } from "./missing-parts";

const Chart = ({ name }: { name: string }) => <p>Chart of {name}</p>;

beforeEach(() => useMissingParts.setState({ missing: false }));

it("shows what waits in its place, then the part, which is fetched once", async () => {
  const fetch = vi.fn(async () => Chart);
  const Lazy = lazily(fetch, <p>Waiting</p>);
  expect(fetch).not.toHaveBeenCalled();

  renderApp(
    <>
      <Lazy name="volume" />
      <Lazy name="times" />
    </>,
  );
  expect(screen.getAllByText("Waiting")).toHaveLength(2);

  expect(await screen.findByText("Chart of volume")).toBeInTheDocument();
  expect(screen.getByText("Chart of times")).toBeInTheDocument();
  expect(fetch).toHaveBeenCalledOnce();
});

it("keeps the page where a part cannot be fetched, and offers to load it anew", async () => {
  const Lazy = lazily<{ name: string }>(() => Promise.reject(new Error("404")));
  renderApp(
    <>
      <p>What was there</p>
      <Lazy name="volume" />
      <MissingParts />
    </>,
  );

  expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded");
  expect(screen.getByText("What was there")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Load anew" })).toBeInTheDocument();

  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});
