export type Part = { text: string; isMarked: boolean };

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

const text = (html: string) =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** The server's highlight (HTML with nothing but text and `<mark>`) as pieces of text, so that it never becomes markup here. */
export const highlighted = (html: string): Part[] =>
  html
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const marked = /^<mark>(.*)<\/mark>$/s.exec(piece);
      return { text: text(marked?.[1] ?? piece), isMarked: marked !== null };
    });
