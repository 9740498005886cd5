package io.messagecenter.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * Ours over the baseline, of rounds in which both were measured one right after the other.
 *
 * @param value the median of the ratios of the rounds that count
 * @param discarded how many rounds do not count, since their baseline was more than a tenth off the median baseline: the machine
 *     did something else meanwhile
 */
public record Ratio(double value, int discarded) {

    private static final double TOLERANCE = 0.10;

    /** @throws IllegalArgumentException if there is not one baseline for each of ours, or none at all */
    public static Ratio of(List<Double> ours, List<Double> baselines) {
        if (ours.isEmpty() || ours.size() != baselines.size()) {
            throw new IllegalArgumentException("every round needs ours and a baseline");
        }
        var usual = Medians.of(baselines);
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            if (Math.abs(baselines.get(i) - usual) <= TOLERANCE * usual) {
                ratios.add(ours.get(i) / baselines.get(i));
            }
        }
        return new Ratio(Medians.of(ratios), ours.size() - ratios.size());
    }

    /** A note for the report where rounds were discarded; empty otherwise. */
    public List<String> notes() {
        return discarded == 0
                ? List.of()
                : List.of("UNSTEADY: " + discarded + " round(s) discarded, their baselines differ by more than 10 %");
    }
}
