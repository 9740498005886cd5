import { vi } from "vitest";

/** The page's address in tests, and where the code under test wanted to go. */
export const navigation = {
  push: vi.fn(),
  replace: vi.fn(),
  pathname: "/dashboard-agent/",
  parameters: new URLSearchParams(),
};
