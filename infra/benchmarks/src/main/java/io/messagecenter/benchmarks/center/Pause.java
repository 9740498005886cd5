package io.messagecenter.benchmarks.center;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, which a benchmark does a lot. */
public final class Pause {

    private Pause() {}

    /** Waits that long. */
    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until it is so.
     *
     * @throws IllegalStateException saying what was waited for if it does not become so in time
     */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + patience.toSeconds() + " s in vain until " + what);
            }
            millis(20);
        }
    }
}
