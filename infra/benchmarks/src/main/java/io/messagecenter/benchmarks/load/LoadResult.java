package io.messagecenter.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What became of a load.
 *
 * @param ok answers of status 2xx
 * @param failed other answers, broken connections, and requests without an answer
 * @param took how long the load lasted
 * @param latency in nanoseconds, of the answers of status 2xx; in an open loop counted from when the request was due, so that a
 *     server that stands still is not spared the requests that would have come meanwhile
 */
public record LoadResult(long ok, long failed, Duration took, Histogram latency) {

    /** Good answers a second. */
    public double rate() {
        return ok / (took.toNanos() / 1e9);
    }

    /** A percentile of the latency in milliseconds. */
    public double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }
}
