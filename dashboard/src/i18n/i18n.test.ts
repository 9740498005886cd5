import compile from "icu-minify/compile";
import format, { type FormatOptions } from "icu-minify/format";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import ar from "./ar";
import adminAr from "./ar/admin.json";
import en from "./en";
import adminEn from "./en/admin.json";
import id from "./id";
import adminId from "./id/admin.json";
import sameAsEnglish from "./same-as-english.json";

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[here, value] as [string, string]] : flat(value, here);
  });

const variables = (text: string) =>
  new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]));

const remembered = <From extends unknown[], To>(make: (...from: From) => To) => {
  const made = new Map<string, To>();
  return (...from: From) => {
    const key = JSON.stringify(from);
    const one = made.get(key) ?? make(...from);
    made.set(key, one);
    return one;
  };
};
const formatters: FormatOptions["formatters"] = {
  getDateTimeFormat: remembered((...from) => new Intl.DateTimeFormat(...from)),
  getNumberFormat: remembered((...from) => new Intl.NumberFormat(...from)),
  getPluralRules: remembered((...from) => new Intl.PluralRules(...from)),
};

const english = new Map(flat({ ...en, admin: adminEn }));

describe.each([
  ["en", { ...en, admin: adminEn }],
  ["id", { ...id, admin: adminId }],
  ["ar", { ...ar, admin: adminAr }],
])("the translation %s", (locale, messages) => {
  const words = flat(messages as Tree);

  it("has just the keys of the English one", () =>
    expect(words.map(([key]) => key).sort()).toEqual([...english.keys()].sort()));

  it("says nothing in English, unless it is allowed to", () => {
    const allowed = new Set(sameAsEnglish[locale as keyof typeof sameAsEnglish]);
    expect(
      (locale === "en" ? [] : words)
        .filter(([key, text]) => text === english.get(key) && !allowed.has(key))
        .map(([key]) => key),
    ).toEqual([]);
  });

  it("names the variables of the English one", () => {
    for (const [key, text] of words) {
      expect([key, variables(text)]).toEqual([key, variables(english.get(key) ?? "")]);
    }
  });

  it("is well formed, and the built pages say the same", () => {
    const problems: unknown[] = [];
    const t = createTranslator({
      locale,
      messages: messages as Tree,
      onError: (error) => problems.push(error),
    });
    for (const [key, text] of words) {
      for (const number of [0, 1, 2, 3, 11, 1234]) {
        const values = Object.fromEntries([...variables(text)].map((name) => [name, number]));
        const built = format(compile(text), locale, values, { formatters });
        expect([key, built]).toEqual([key, t(key as never, values as never)]);
      }
    }
    expect(problems).toEqual([]);
  });
});
