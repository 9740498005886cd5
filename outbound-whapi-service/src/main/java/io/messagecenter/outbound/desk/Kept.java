package io.messagecenter.outbound.desk;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that is asked for once and then shown for a while, however many look. What is not worth keeping is asked for again. */
final class Kept<T> {

    private final Duration time;
    private final Supplier<T> source;
    private final Predicate<T> worthIt;
    private @Nullable T value;
    private long since;

    Kept(Duration time, Supplier<T> source, Predicate<T> worthIt) {
        this.time = time;
        this.source = source;
        this.worthIt = worthIt;
    }

    synchronized T get() {
        var known = value;
        if (known != null && System.nanoTime() - since < time.toNanos()) {
            return known;
        }
        var fresh = source.get();
        value = worthIt.test(fresh) ? fresh : null;
        since = System.nanoTime();
        return fresh;
    }

    synchronized void forget() {
        value = null;
    }
}
