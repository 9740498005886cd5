package io.messagecenter.whapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Small rules about strings. */
final class Text {

    private Text() {}

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The first that is there. */
    static @Nullable String first(@Nullable String... candidates) {
        return Arrays.stream(candidates).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Without NUL and lone surrogates, which neither UTF-8 nor PostgreSQL can hold; the same instance if there are none. */
    static String storable(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isUnstorable(text, i)) {
                return withoutUnstorable(text);
            }
        }
        return text;
    }

    private static String withoutUnstorable(String text) {
        var kept = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            if (!isUnstorable(text, i)) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isUnstorable(String text, int i) {
        var c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == 0;
    }
}
