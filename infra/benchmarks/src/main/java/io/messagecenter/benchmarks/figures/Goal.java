package io.messagecenter.benchmarks.figures;

import org.jspecify.annotations.Nullable;

/**
 * What a figure should be.
 *
 * @param floor must be reached, or the run fails; NaN if the figure is only told
 * @param aim is striven for
 * @param more whether more is better
 */
public record Goal(double floor, double aim, boolean more) {

    /** A figure without a goal. */
    public static final Goal NONE = new Goal(Double.NaN, Double.NaN, true);

    /** How a figure stands to its goal. */
    public enum Verdict {
        AIM("reaches the aim"),
        FLOOR("above the floor"),
        MISSED("MISSES THE FLOOR"),
        TOLD("");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    public static Goal atLeast(double floor, double aim) {
        return new Goal(floor, aim, true);
    }

    public static Goal atMost(double floor, double aim) {
        return new Goal(floor, aim, false);
    }

    /** Judges a figure; one that could not be measured misses the floor. */
    public Verdict judge(@Nullable Double value) {
        if (Double.isNaN(floor)) {
            return Verdict.TOLD;
        }
        if (value == null || value.isNaN()) {
            return Verdict.MISSED;
        }
        if (more ? value >= aim : value <= aim) {
            return Verdict.AIM;
        }
        return (more ? value >= floor : value <= floor) ? Verdict.FLOOR : Verdict.MISSED;
    }
}
