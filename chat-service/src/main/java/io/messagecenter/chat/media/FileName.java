package io.messagecenter.chat.media;

import org.jspecify.annotations.Nullable;

/** What a file is called: a name, never a path, and short enough for every system. */
final class FileName {

    private static final int LONGEST = 120;

    private FileName() {}

    /** The name without directories and characters that mean something to a shell, a header or a file system. */
    static String of(@Nullable String given) {
        var name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var kept = name.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && "<>:\"|?*;".indexOf(c) < 0)
                .filter(c -> !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        var visible = kept.replaceFirst("^\\.+", "");
        if (visible.isEmpty()) {
            return "file";
        }
        return visible.codePointCount(0, visible.length()) <= LONGEST ? visible : shortened(visible);
    }

    /** The end is kept: it says what kind of file it is. */
    private static String shortened(String name) {
        return name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)) + "…"
                + name.substring(name.offsetByCodePoints(name.length(), 1 - LONGEST / 2));
    }
}
