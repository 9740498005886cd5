import { setupServer } from "msw/node";

/** The network of the tests: what a test does not answer fails it. */
export const server = setupServer();
