/** A name within a sentence of another direction: it neither turns what stands around it nor is turned by it. */
export const isolated = (text: string) =>
  `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`;
