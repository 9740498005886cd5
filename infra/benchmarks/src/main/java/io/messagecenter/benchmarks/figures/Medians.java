package io.messagecenter.benchmarks.figures;

import java.util.List;

/** The median, which one bad round cannot move. */
public final class Medians {

    private Medians() {}

    /** The middle value, or the mean of the two in the middle; NaN of nothing. */
    public static double of(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
