package io.messagecenter.whapi;

import java.util.BitSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Walks over the structure of JSON text without reading the values: finds where each one begins and ends, however deep it is and
 * however odd its content. So one bad value can be told from its neighbours, and a large body needs no memory beyond its bytes.
 */
final class JsonScanner {

    private final byte[] bytes;
    private final int end;
    private int at;

    JsonScanner(Slice text) {
        this.bytes = text.bytes();
        this.at = text.from();
        this.end = text.to();
        if (end - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF) {
            at += 3; // a byte order mark
        }
    }

    /** The next byte that is no white space; -1 at the end. */
    int peek() {
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
        return at < end ? bytes[at] & 0xFF : -1;
    }

    /** Walks over an object. */
    void members(BiConsumer<Slice, Slice> each) {
        expect('{');
        if (took('}')) {
            return;
        }
        do {
            if (peek() != '"') {
                throw new NotJson();
            }
            var name = value();
            expect(':');
            each.accept(name, value());
        } while (took(','));
        expect('}');
    }

    /** Walks over an array. */
    void elements(Consumer<Slice> each) {
        expect('[');
        if (took(']')) {
            return;
        }
        do {
            each.accept(value());
        } while (took(','));
        expect(']');
    }

    /** Takes one value of any kind. */
    Slice value() {
        var first = peek();
        var from = at;
        switch (first) {
            case '"' -> skipString();
            case '{', '[' -> skipContainer();
            default -> skipLiteral();
        }
        return new Slice(bytes, from, at);
    }

    private void skipContainer() {
        var objects = new BitSet(); // by depth: whether a brace or a bracket is open
        var depth = 0;
        do {
            if (at >= end) {
                throw new NotJson();
            }
            switch (bytes[at]) {
                case '"' -> {
                    skipString();
                    continue;
                }
                case '{' -> objects.set(depth++);
                case '[' -> objects.clear(depth++);
                case '}' -> {
                    if (!objects.get(--depth)) {
                        throw new NotJson();
                    }
                }
                case ']' -> {
                    if (objects.get(--depth)) {
                        throw new NotJson();
                    }
                }
                default -> {}
            }
            at++;
        } while (depth > 0);
    }

    private void skipString() {
        at++;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            throw new NotJson();
        }
        at++;
    }

    private void skipLiteral() {
        var from = at;
        while (at < end && isLiteral(bytes[at])) {
            at++;
        }
        if (at == from) {
            throw new NotJson();
        }
    }

    private void expect(char c) {
        if (!took(c)) {
            throw new NotJson();
        }
    }

    private boolean took(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static boolean isLiteral(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || b == '-'
                || b == '+'
                || b == '.';
    }

    /** The brackets, quotes and commas do not add up. */
    static final class NotJson extends RuntimeException {
        NotJson() {
            super(null, null, false, false);
        }
    }
}
