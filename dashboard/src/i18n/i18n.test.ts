import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import ar from "./ar";
import en from "./en";
import id from "./id";
import sameAsEnglish from "./same-as-english.json";

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[here, value] as [string, string]] : flat(value, here);
  });

const variables = (text: string) =>
  new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]));

const english = new Map(flat(en));

describe.each([
  ["id", id],
  ["ar", ar],
])("the translation %s", (locale, messages) => {
  const words = flat(messages as Tree);

  it("has just the keys of the English one", () =>
    expect(words.map(([key]) => key).sort()).toEqual([...english.keys()].sort()));

  it("says nothing in English, unless it is allowed to", () => {
    const allowed = new Set(sameAsEnglish[locale as keyof typeof sameAsEnglish]);
    expect(
      words
        .filter(([key, text]) => text === english.get(key) && !allowed.has(key))
        .map(([key]) => key),
    ).toEqual([]);
  });

  it("names the variables of the English one", () => {
    for (const [key, text] of words) {
      expect([key, variables(text)]).toEqual([key, variables(english.get(key) ?? "")]);
    }
  });

  it("is well formed", () => {
    const problems: unknown[] = [];
    const t = createTranslator({
      locale,
      messages: messages as Tree,
      onError: (error) => problems.push(error),
    });
    for (const [key, text] of words) {
      const values = Object.fromEntries([...variables(text)].map((name) => [name, 3]));
      t(key as never, values as never);
    }
    expect(problems).toEqual([]);
  });
});
