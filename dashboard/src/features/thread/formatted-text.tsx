import { memo, useMemo, type ReactNode } from "react";
import { parse, type Piece } from "./format";

/** A customer's or an agent's words with WhatsApp's formatting, as elements: whatever else stands in them is text. */
export const FormattedText = memo(function FormattedText({ text }: { text: string }) {
  const pieces = useMemo(() => parse(text), [text]);
  return <>{render(pieces)}</>;
});

function render(pieces: Piece[]): ReactNode[] {
  return pieces.map((piece, index) => {
    switch (piece.kind) {
      case "text":
        return piece.text;
      case "bold":
        return <strong key={index}>{render(piece.pieces)}</strong>;
      case "italic":
        return <em key={index}>{render(piece.pieces)}</em>;
      case "strike":
        return <s key={index}>{render(piece.pieces)}</s>;
      case "mono":
        return piece.block ? (
          <code
            key={index}
            className="my-1 block rounded bg-foreground/8 px-2 py-1 font-mono text-[0.9em]"
          >
            {piece.text}
          </code>
        ) : (
          <code key={index} className="rounded bg-foreground/8 px-1 font-mono text-[0.9em]">
            {piece.text}
          </code>
        );
      case "link":
        return (
          <a
            key={index}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            dir="ltr"
            className="underline decoration-1 underline-offset-2 [unicode-bidi:isolate]"
          >
            {piece.text}
          </a>
        );
    }
  });
}
