package io.messagecenter.platform.csv;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows by RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it: strangers write these cells, and somebody
 * here opens them (https://owasp.org/www-community/attacks/CSV_Injection).
 */
public final class Csv {

    private static final String FORMULA_BEGINS = "=+-@\t\r\n\0＝＋－＠";

    private Csv() {}

    /** A row with its end; null is an empty cell. */
    public static String row(@Nullable Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        var defused = !(value instanceof Number) && !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
        return defused.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == ';')
                ? '"' + defused.replace("\"", "\"\"") + '"'
                : defused;
    }
}
