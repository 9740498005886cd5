/** A piece of a message's words, as WhatsApp would show it. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic" | "strike"; pieces: Piece[] }
  | { kind: "mono"; text: string; block: boolean }
  | { kind: "link"; text: string; href: string };

const MARKS = { "*": "bold", _: "italic", "~": "strike" } as const;
type Mark = keyof typeof MARKS;

const FENCE = "```";
const WORD = /[\p{L}\p{N}]/u;
// An address ends at white space, quotes, angle brackets, and at everything that could hide what it is: control, bidi and zero-width.
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>"'`\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/giu;
const TRAILING = /[.,;:!?)\]}*_~]+$/;
const LONGEST_LINK = 2048;

/**
 * Reads WhatsApp's formatting: `*bold*`, `_italic_`, `~strike~`, code between one or three back ticks, and links. What is no
 * formatting stays as it is. The time is linear in the length of the text.
 */
export function parse(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf(FENCE, at);
    const close = open < 0 ? -1 : text.indexOf(FENCE, open + FENCE.length);
    if (close < 0) {
      pieces.push(...inline(text.slice(at), ["*", "_", "~"]));
      return pieces;
    }
    pieces.push(...inline(text.slice(at, open), ["*", "_", "~"]));
    const code = text.slice(open + FENCE.length, close);
    if (code.trim() === "") {
      pieces.push({ kind: "text", text: FENCE + code + FENCE });
    } else {
      pieces.push({ kind: "mono", text: code.replace(/^\n|\n$/g, ""), block: code.includes("\n") });
    }
    at = close + FENCE.length;
  }
}

function inline(text: string, marks: Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let plain = 0;
  let at = 0;
  // A mark without an end on this line has none for later beginnings there, either.
  const hopeless = new Map<string, number>();

  function take(from: number, to: number, piece: Piece) {
    pieces.push(...links(text.slice(plain, from)), piece);
    plain = to;
    at = to;
  }

  while (at < text.length) {
    const char = text[at]!;
    const mark = marks.find((known) => known === char);
    if ((mark ?? (char === "`" ? char : undefined)) === undefined || !opens(text, at)) {
      at++;
      continue;
    }
    if ((hopeless.get(char) ?? -1) > at) {
      at++;
      continue;
    }
    const end = closing(text, at, char);
    if (end < 0) {
      hopeless.set(char, -end);
      at++;
    } else if (mark) {
      const inner = text.slice(at + 1, end);
      const rest = marks.filter((known) => known !== mark);
      take(at, end + 1, { kind: MARKS[mark], pieces: inline(inner, rest) });
    } else {
      take(at, end + 1, { kind: "mono", text: text.slice(at + 1, end), block: false });
    }
  }
  pieces.push(...links(text.slice(plain)));
  return pieces;
}

/** A mark begins something after a border of a word and before something that is no space. */
function opens(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at + 1];
  return (
    after !== undefined &&
    !/\s/.test(after) &&
    after !== text[at] &&
    (before === undefined || !(WORD.test(before) || before === "/" || before === text[at]))
  );
}

/** Where what began there ends; otherwise the negative of where its line ends. */
function closing(text: string, open: number, char: string): number {
  const newline = text.indexOf("\n", open);
  const line = newline < 0 ? text.length : newline;
  for (let at = open + 2; at < line; at++) {
    if (text[at] === char && !/\s/.test(text[at - 1]!)) {
      const after = text[at + 1];
      if (after === undefined || !(WORD.test(after) || after === char)) {
        return at;
      }
    }
  }
  return -line;
}

function links(text: string): Piece[] {
  const pieces: Piece[] = [];
  let plain = 0;
  for (const match of text.matchAll(LINK)) {
    const shown = trimmed(match[0]);
    const href = shown.length <= LONGEST_LINK ? safeHref(shown) : null;
    const before = text[match.index - 1];
    if (href === null || (before !== undefined && WORD.test(before))) {
      continue;
    }
    if (match.index > plain) {
      pieces.push({ kind: "text", text: text.slice(plain, match.index) });
    }
    pieces.push({ kind: "link", text: shown, href });
    plain = match.index + shown.length;
  }
  if (plain < text.length) {
    pieces.push({ kind: "text", text: text.slice(plain) });
  }
  return pieces;
}

/** Punctuation that ends the sentence is no part of the address; a bracket that the address opened is. */
function trimmed(link: string): string {
  const tail = TRAILING.exec(link)?.[0];
  if (!tail) {
    return link;
  }
  const cut = link.slice(0, -tail.length);
  return tail.startsWith(")") && cut.includes("(") && !cut.includes(")") ? `${cut})` : cut;
}

/** Only addresses of the web lead anywhere; null for all others. */
export function safeHref(text: string): string | null {
  try {
    const url = new URL(/^www\./i.test(text) ? `https://${text}` : text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** Whether nobody could see anything of it: only spaces, controls and zero-width characters. */
export const isInvisible = (text: string) =>
  /^[\s\p{C}\p{Z}\u2800\u3164\u115f\u1160]*$/u.test(text);

/** One to three emoji and nothing else; they are shown large. */
export function isOnlyEmoji(text: string): boolean {
  if (text.length > 40) {
    return false;
  }
  const compact = text.replace(/\s/g, "");
  return (
    /^(?:\p{RI}\p{RI}|\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+$/u.test(
      compact,
    ) && [...new Intl.Segmenter().segment(compact)].length <= 3
  );
}

const FOLD_CHARS = 1500;
const FOLD_LINES = 30;

/** The beginning of a long text, cut at a space; null when it is short enough to stand as a whole. */
export function folded(text: string): string | null {
  let end = 0;
  for (let line = 0; line < FOLD_LINES && end >= 0; line++) {
    end = text.indexOf("\n", end + 1);
  }
  const limit = end < 0 ? FOLD_CHARS : Math.min(end, FOLD_CHARS);
  if (text.length <= limit + 100) {
    return null;
  }
  const cut = text.slice(0, limit);
  const space = cut.search(/\s\S{0,80}$/);
  return (space > 0 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, "");
}
