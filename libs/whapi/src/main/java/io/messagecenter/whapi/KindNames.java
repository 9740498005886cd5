package io.messagecenter.whapi;

/** Names for kinds of notices, made of words that others chose. */
final class KindNames {

    private static final int LONGEST = 40;

    private KindNames() {}

    /** Letters, digits, dots, dashes and underscores, and not too many of them. */
    static String of(String word) {
        var name = Text.lower(word).replaceAll("[^a-z0-9_.-]", "_");
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
