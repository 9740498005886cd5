import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";

/** The paths that the gateway passes to the services; `npm run dev` passes them to a running `./run`. */
const SERVICES = [
  "auth",
  "users",
  "audit",
  "ops",
  "chats",
  "customers",
  "labels",
  "canned-answers",
  "reports",
  "media",
  "bot",
  "channel",
];

export default function config(phase: string): NextConfig {
  const gateway = process.env.GATEWAY_URL ?? "http://localhost:8000";
  const common: NextConfig = {
    reactStrictMode: true,
    turbopack: {
      root: import.meta.dirname,
      // Messages are parsed when the pages are built (scripts/messages-loader.mjs), so that no parser goes to the browser.
      rules: {
        "**/i18n/*/*.json": {
          loaders: [`${import.meta.dirname}/scripts/messages-loader.mjs`],
          as: "*.js",
        },
      },
      resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" },
    },
    trailingSlash: true,
    images: { unoptimized: true },
    devIndicators: false,
    // The same sources give the same bytes.
    generateBuildId: () => "dashboard",
  };
  if (phase !== PHASE_DEVELOPMENT_SERVER) {
    return { ...common, output: "export" };
  }
  return {
    ...common,
    compress: false, // or live events wait in a buffer
    skipTrailingSlashRedirect: true,
    experimental: { proxyTimeout: 120_000 },
    rewrites: async () =>
      SERVICES.flatMap((path) => [
        { source: `/${path}`, destination: `${gateway}/${path}` },
        { source: `/${path}/:rest*`, destination: `${gateway}/${path}/:rest*` },
      ]),
  };
}
