package io.messagecenter.whapi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Some bytes of a body, without a copy. */
record Slice(byte[] bytes, int from, int to) {

    private static final byte[] NULL = "null".getBytes(US_ASCII);

    int length() {
        return to - from;
    }

    boolean startsWith(char c) {
        return length() > 0 && bytes[from] == c;
    }

    boolean isNull() {
        return length() == NULL.length && Arrays.equals(bytes, from, to, NULL, 0, NULL.length);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
