/** Letters and digits that nobody takes for one another when they are read out. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A password of sixteen random characters, in groups of four. */
export function newPassword(): string {
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join(""));
  return groups.join("-");
}

function letter(): string {
  // Numbers over the last whole multiple are thrown away, or the first letters would come more often.
  const limit = 256 - (256 % ALPHABET.length);
  for (;;) {
    const [value = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (value < limit) {
      return ALPHABET[value % ALPHABET.length] ?? "";
    }
  }
}
