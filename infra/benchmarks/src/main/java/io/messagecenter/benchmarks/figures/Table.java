package io.messagecenter.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/** The figures as a table for a terminal. */
public final class Table {

    private static final List<String> HEAD = List.of("", "measured", "floor", "aim", "");

    private Table() {}

    /** The lines, without an end of line. */
    public static List<String> lines(List<Figure> figures) {
        var rows = new ArrayList<>(List.of(HEAD));
        for (var figure : figures) {
            rows.add(List.of(
                    figure.name() + ": " + figure.meaning(),
                    Numbers.text(figure.value(), figure.unit()),
                    Numbers.text(figure.goal().floor()),
                    Numbers.text(figure.goal().aim()),
                    figure.verdict().words()));
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(line(rows.get(i), rows));
            if (i > 0) {
                figures.get(i - 1).notes().forEach(note -> lines.add("    " + note));
            }
        }
        return lines;
    }

    private static String line(List<String> row, List<List<String>> rows) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            var at = column;
            var width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
            var padding = " ".repeat(width - row.get(column).length());
            var isNumber = column > 0 && column < row.size() - 1;
            line.append(isNumber ? padding + row.get(column) : row.get(column) + padding)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
