import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { folded, isInvisible, isOnlyEmoji, parse, safeHref } from "./format";
import { FormattedText } from "./formatted-text";

const html = (text: string) => {
  const { container } = render(<FormattedText text={text} />);
  return container;
};

describe("WhatsApp's formatting", () => {
  it.each([
    ["*bold*", "strong"],
    ["_italic_", "em"],
    ["~strike~", "s"],
    ["```mono```", "code"],
    ["`mono`", "code"],
  ])("shows %s as it is meant", (text, element) => {
    expect(html(text).querySelector(element)).toHaveTextContent(/^[a-z]+$/);
  });

  it("nests", () => {
    const strong = html("*bold and _italic_ too*").querySelector("strong");
    expect(strong?.querySelector("em")).toHaveTextContent("italic");
  });

  it.each([
    "2*3*4",
    "snake_case_name",
    "a * b * c",
    "* list",
    "**",
    "*",
    "~~~",
    "*open",
    "``````",
    "*two\nlines*",
  ])("leaves %j as it is", (text) => {
    const container = html(text);
    expect(container.textContent).toBe(text);
    expect(container.querySelector("strong, em, s, code")).toBeNull();
  });

  it("formats nothing within code", () => {
    expect(html("```*a* https://example.com```").querySelector("strong, a")).toBeNull();
  });
});

describe("hostile words", () => {
  it("shows markup as text", () => {
    const text = `<img src=x onerror=alert(1)><script>alert(1)</script>&lt;b&gt;`;
    const container = html(text);
    expect(container.textContent).toBe(text);
    expect(container.children).toHaveLength(0);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "http://",
    "https://%",
    "intent://x",
  ])("makes no link of %s", (text) => {
    expect(html(text).querySelector("a")).toBeNull();
    expect(safeHref(text)).toBeNull();
  });

  it("opens a link without access to the opener", () => {
    render(<FormattedText text="see https://example.com/a?b=1." />);
    const link = screen.getByRole("link", { name: "https://example.com/a?b=1" });
    expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
    expect(link).toHaveAttribute("target", "_blank");
    expect(link).toHaveAttribute("href", "https://example.com/a?b=1");
  });

  it("ends a link before what could hide where it leads", () => {
    const container = html("https://example.com/\u202Egpj.exe and https://exam\u200Bple.com");
    expect([...container.querySelectorAll("a")].map((link) => link.textContent)).toEqual([
      "https://example.com/",
      "https://exam",
    ]);
    expect(container.textContent).toContain("\u202Egpj.exe");
  });

  it("keeps a bracket that belongs to the address", () =>
    expect(
      html("(https://en.wikipedia.org/wiki/Lamp_(light))").querySelector("a"),
    ).toHaveTextContent("https://en.wikipedia.org/wiki/Lamp_(light)"));

  it("sees when nothing can be seen", () => {
    expect(isInvisible("\u200b\u200d\u2060 \n\u3164\ufeff")).toBe(true);
    expect(isInvisible("a\u200b")).toBe(false);
  });

  it.each([
    ["stars", "*".repeat(60_000)],
    ["pairs of stars", "*a ".repeat(20_000)],
    ["underscores", "_a".repeat(30_000)],
    ["back ticks", "`".repeat(60_000)],
    ["beginnings of links", "https://".repeat(7_500)],
    ["dots", `https://a${".".repeat(59_000)}`],
    ["all marks", "*_~`".repeat(15_000)],
    ["words", "word ".repeat(12_000)],
  ])("reads 60,000 characters of %s in no time, and loses none", (_, text) => {
    const before = performance.now();
    const pieces = parse(text);
    expect(performance.now() - before).toBeLessThan(1_500);
    expect(JSON.stringify(pieces).length).toBeGreaterThan(text.length / 2);
  });
});

describe("long texts", () => {
  it("are folded at a space, and whole when they are short", () => {
    expect(folded("short")).toBeNull();
    const beginning = folded("word ".repeat(1_000));
    expect(beginning?.length).toBeLessThanOrEqual(1_500);
    expect(beginning?.endsWith("word")).toBe(true);
  });

  it("are folded after many lines", () =>
    expect(folded("a\n".repeat(200))?.split("\n").length).toBeLessThanOrEqual(31));

  it("are never cut within a character", () =>
    expect(folded("😀".repeat(2_000))).toMatch(/^(?:😀)+$/u));
});

describe("emoji alone", () => {
  it.each(["😀", "👍🏽", "👨‍👩‍👧 🎉", "🇮🇩"])("are large: %s", (text) =>
    expect(isOnlyEmoji(text)).toBe(true),
  );
  it.each(["😀😀😀😀", "12", "ok 👍", "*"])("are not large: %s", (text) =>
    expect(isOnlyEmoji(text)).toBe(false),
  );
});
