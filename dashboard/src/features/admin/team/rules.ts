import * as z from "zod/mini";

/** As the server has it. */
export const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u;

/** Only the length: what is too common the server knows. */
export const passwordRule = (short: string) =>
  z.string().check(z.refine((password) => [...password].length >= 10, short));
