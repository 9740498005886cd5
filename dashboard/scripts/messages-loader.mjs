// Compiles each text of src/i18n, from ICU's language to what use-intl's small formatter takes.
import compile from "icu-minify/compile";

const compiled = (value) =>
  typeof value === "string"
    ? compile(value)
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, compiled(inner)]));

export default function load(source) {
  return `export default ${JSON.stringify(compiled(JSON.parse(source)))};`;
}
