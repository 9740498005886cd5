import { config } from "zod/mini";

// It would try whether code may be made at runtime, which our policy forbids and browsers report.
config({ jitless: true });

export { zodResolver } from "@hookform/resolvers/zod";
