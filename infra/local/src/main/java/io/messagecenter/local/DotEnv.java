package io.messagecenter.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the {@code .env} file, in the part of its syntax that Docker Compose reads alike: {@code NAME=value}, an optional
 * {@code export}, single or double quotes, comments after {@code #}. What the two would understand differently is refused.
 */
final class DotEnv {

    /** One assignment and the number of its line, counted from 1. */
    record Entry(String name, String value, int line) {}

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private DotEnv() {}

    /** @throws Refusal naming file, line and what is wrong with it */
    static List<Entry> parse(String file, List<String> lines) {
        var entries = new ArrayList<Entry>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (number == 1 && line.startsWith("\uFEFF")) {
                line = line.substring(1).strip();
            }
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                entries.add(entry(line, number));
            } catch (IllegalArgumentException problem) {
                throw Refusal.usage(file + ":" + number + ": " + problem.getMessage());
            }
        }
        return List.copyOf(entries);
    }

    private static Entry entry(String line, int number) {
        String assignment =
                line.startsWith("export ") ? line.substring("export ".length()).strip() : line;
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("expected NAME=value, but there is no \"=\" in the line.");
        }
        String name = assignment.substring(0, equals);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of a variable: letters, digits and _"
                    + " only, with no space before the \"=\".");
        }
        return new Entry(name, value(assignment.substring(equals + 1).strip()), number);
    }

    private static String value(String text) {
        if (text.startsWith("'") || text.startsWith("\"")) {
            return quoted(text);
        }
        int comment = text.startsWith("#") ? 0 : text.indexOf(" #");
        String bare = comment < 0 ? text : text.substring(0, comment).strip();
        refuseDollar(bare);
        return bare;
    }

    private static String quoted(String text) {
        char quote = text.charAt(0);
        int end = text.indexOf(quote, 1);
        if (end < 0) {
            throw new IllegalArgumentException("the value begins with " + quote + " and never ends with one.");
        }
        String after = text.substring(end + 1).strip();
        if (!after.isEmpty() && !after.startsWith("#")) {
            throw new IllegalArgumentException("there is text after the closing " + quote + " of the value.");
        }
        String value = text.substring(1, end);
        if (quote == '"') {
            refuseDollar(value);
            if (value.indexOf('\\') >= 0) {
                throw new IllegalArgumentException("a backslash in double quotes is an escape to some and a letter to"
                        + " others; put the value in single quotes.");
            }
        }
        return value;
    }

    private static void refuseDollar(String value) {
        if (value.indexOf('$') >= 0) {
            throw new IllegalArgumentException("a $ outside single quotes would be replaced by Docker Compose; put the"
                    + " value in single quotes.");
        }
    }
}
