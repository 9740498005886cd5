package io.messagecenter.chat.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Shows where in a text the words are. What comes out is HTML in which only {@code <mark>} is markup, whatever was in the text. */
final class Highlight {

    /** How much of a long text is shown, beginning a little before the first word that was found. */
    static final int LENGTH = 240;

    private static final int BEFORE = 60;

    private final String text;

    private Highlight(String text) {
        this.text = text;
    }

    static String of(String text, List<String> terms) {
        return new Highlight(text).with(terms);
    }

    private String with(List<String> terms) {
        var marked = marked(terms);
        var first = Math.max(0, marked.nextSetBit(0));
        var from =
                text.length() <= LENGTH ? 0 : boundary(Math.max(0, Math.min(first - BEFORE, text.length() - LENGTH)));
        var to = boundary(Math.min(text.length(), from + LENGTH));
        var html = new StringBuilder(from > 0 ? "…" : "");
        var open = false;
        for (int i = from; i < to; i++) {
            if (marked.get(i) != open) {
                html.append(open ? "</mark>" : "<mark>");
                open = !open;
            }
            html.append(escaped(text.charAt(i)));
        }
        return html.append(open ? "</mark>" : "")
                .append(to < text.length() ? "…" : "")
                .toString();
    }

    /** The characters that belong to a term; case and accents do not count. */
    private BitSet marked(List<String> terms) {
        var plain = new StringBuilder();
        var origins = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var folded = c < 128 ? String.valueOf(Character.toLowerCase(c)) : fold(String.valueOf(c));
            plain.append(folded);
            origins.addAll(Collections.nCopies(folded.length(), i));
        }
        var marked = new BitSet();
        for (var term : terms) {
            var wanted = fold(term);
            for (int at = plain.indexOf(wanted); at >= 0 && !wanted.isEmpty(); at = plain.indexOf(wanted, at + 1)) {
                marked.set(origins.get(at), origins.get(at + wanted.length() - 1) + 1);
            }
        }
        return marked;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private int boundary(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static String escaped(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> String.valueOf(c);
        };
    }
}
