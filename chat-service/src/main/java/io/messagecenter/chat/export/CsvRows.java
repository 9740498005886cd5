package io.messagecenter.chat.export;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of a table for spreadsheets, none of whose cells is taken for a formula. */
public final class CsvRows {

    private CsvRows() {}

    /** A row with its end. */
    public static String row(@Nullable Object... cells) {
        return Arrays.stream(cells).map(CsvDocument::cell).collect(Collectors.joining(",", "", "\r\n"));
    }
}
