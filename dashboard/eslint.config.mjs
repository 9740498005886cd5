import nextVitals from "eslint-config-next/core-web-vitals";
import nextTs from "eslint-config-next/typescript";
import { defineConfig, globalIgnores } from "eslint/config";

export default defineConfig([
  ...nextVitals,
  ...nextTs,
  {
    rules: {
      // Every windowed list says so; TanStack Virtual is known not to suit the React compiler, which is not used here.
      "react-hooks/incompatible-library": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "What customers write is text, never markup.",
        },
      ],
    },
  },
  {
    files: ["src/ui/**", "src/lib/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@/features/*"], message: "ui and lib know no features." }] },
      ],
    },
  },
  {
    // Playwright's fixtures call what they hand out "use", and take no fixtures by an empty pattern.
    files: ["e2e/**"],
    rules: { "react-hooks/rules-of-hooks": "off", "no-empty-pattern": "off" },
  },
  globalIgnores([
    ".next/**",
    "out/**",
    "target/**",
    "tools/**/node_modules/**",
    "next-env.d.ts",
    "src/lib/api/schema/**",
  ]),
]);
