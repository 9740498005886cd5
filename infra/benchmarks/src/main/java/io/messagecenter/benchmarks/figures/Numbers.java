package io.messagecenter.benchmarks.figures;

import java.util.Locale;

/** Numbers as people read them: three digits that count. */
final class Numbers {

    private Numbers() {}

    static String text(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        var size = Math.abs(value);
        var decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String text(double value, String unit) {
        return unit.isEmpty() || Double.isNaN(value) ? text(value) : text(value) + " " + unit;
    }
}
