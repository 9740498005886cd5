package io.messagecenter.benchmarks.figures;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Charts as SVG elements that need nothing else. */
final class Svg {

    private static final int WIDTH = 560;
    private static final int BAR = 16;
    private static final int LABEL = 200;
    private static final int HEIGHT = 150;
    private static final int COLUMNS = 56;
    private static final List<String> COLOURS = List.of("#2563eb", "#d97706", "#059669", "#7c3aed");

    private Svg() {}

    /** A bar for each round of each series. */
    static String bars(List<Figure.Series> series) {
        var most = series.stream()
                .flatMap(s -> s.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        var svg = new StringBuilder();
        int y = 0;
        for (int i = 0; i < series.size(); i++) {
            var one = series.get(i);
            for (var value : one.values()) {
                svg.append(text(0, y + 12, value.equals(one.values().getFirst()) ? one.name() : ""));
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                        LABEL,
                        y,
                        Math.max(1, value / most * (WIDTH - LABEL - 90)),
                        BAR - 3,
                        COLOURS.get(i % COLOURS.size())));
                svg.append(text(WIDTH - 85, y + 12, Numbers.text(value, one.unit())));
                y += BAR;
            }
        }
        return framed(y, svg);
    }

    /** How many requests took how long; the axis of time is logarithmic. */
    static String histogram(Figure.Curve curve) {
        var nanos = curve.nanos();
        if (nanos.getTotalCount() == 0) {
            return "";
        }
        var low = Math.log(Math.max(1_000, nanos.getMinNonZeroValue()));
        var high = Math.max(low + 1, Math.log(nanos.getMaxValue()));
        var counts = IntStream.range(0, COLUMNS)
                .mapToLong(column ->
                        nanos.getCountBetweenValues((long) Math.exp(low + (high - low) * column / COLUMNS) + 1, (long)
                                Math.exp(low + (high - low) * (column + 1) / COLUMNS)))
                .toArray();
        var most = Math.max(
                1, IntStream.range(0, COLUMNS).mapToLong(c -> counts[c]).max().orElse(1));
        var svg = new StringBuilder(text(0, 12, curve.name()));
        var step = (double) WIDTH / COLUMNS;
        for (int column = 0; column < COLUMNS; column++) {
            var height = (HEIGHT - 40.0) * counts[column] / most;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                    column * step,
                    HEIGHT - 20 - height,
                    step - 1,
                    height,
                    COLOURS.getFirst()));
        }
        for (var percentile : List.of(50.0, 99.0)) {
            var value = nanos.getValueAtPercentile(percentile);
            var x = (Math.log(Math.max(1_000, value)) - low) / (high - low) * WIDTH;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"20\" x2=\"%.1f\" y2=\"%d\" stroke=\"#b91c1c\" stroke-dasharray=\"3\"/>",
                    x,
                    x,
                    HEIGHT - 20));
            svg.append(text(
                    (int) Math.min(x + 3, WIDTH - 100),
                    percentile < 99 ? 30 : 44,
                    String.format(Locale.ROOT, "p%.0f %s ms", percentile, Numbers.text(value / 1e6))));
        }
        svg.append(text(0, HEIGHT - 5, Numbers.text(Math.exp(low) / 1e6) + " ms"));
        svg.append(text(WIDTH - 80, HEIGHT - 5, Numbers.text(Math.exp(high) / 1e6) + " ms"));
        return framed(HEIGHT, svg);
    }

    private static String framed(int height, StringBuilder content) {
        return "<svg role=\"img\" viewBox=\"0 0 " + WIDTH + " " + height + "\" width=\"" + WIDTH + "\">" + content
                + "</svg>\n";
    }

    private static String text(int x, int y, String words) {
        return "<text x=\"" + x + "\" y=\"" + y + "\">" + Html.escaped(words) + "</text>";
    }
}
