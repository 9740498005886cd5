package io.messagecenter.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One row of the table.
 *
 * @param name short, as on the command line
 * @param meaning what is measured against what
 * @param unit of the value; empty for a ratio
 * @param notes whatever one must know to believe the value
 * @param series what each round measured
 * @param curves latencies in nanoseconds
 */
public record Figure(
        String name,
        String meaning,
        double value,
        String unit,
        Goal goal,
        List<String> notes,
        List<Series> series,
        List<Curve> curves) {

    /** The values of all rounds of one thing. */
    public record Series(String name, String unit, List<Double> values) {}

    /** The latencies of one thing. */
    public record Curve(String name, Histogram nanos) {}

    public static Figure of(String name, String meaning, double value, String unit, Goal goal) {
        return new Figure(name, meaning, value, unit, goal, List.of(), List.of(), List.of());
    }

    /** The median ratio of ours to the baseline, with the values of both. */
    public static Figure ratio(String name, String meaning, Goal goal, Series ours, Series baseline) {
        var ratio = Ratio.of(ours.values(), baseline.values());
        return of(name, meaning, ratio.value(), "", goal)
                .with(ours)
                .with(baseline)
                .noting(ratio.notes());
    }

    /** The median of what the rounds measured. */
    public static Figure ofRounds(String name, String meaning, Goal goal, Series rounds) {
        return of(name, meaning, Medians.of(rounds.values()), rounds.unit(), goal)
                .with(rounds);
    }

    public Figure with(Series more) {
        return new Figure(name, meaning, value, unit, goal, notes, joined(series, List.of(more)), curves);
    }

    public Figure with(Curve more) {
        return new Figure(name, meaning, value, unit, goal, notes, series, joined(curves, List.of(more)));
    }

    public Figure noting(List<String> more) {
        return new Figure(name, meaning, value, unit, goal, joined(notes, more), series, curves);
    }

    public Figure noting(String more) {
        return noting(List.of(more));
    }

    public Goal.Verdict verdict() {
        return goal.judge(value);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
