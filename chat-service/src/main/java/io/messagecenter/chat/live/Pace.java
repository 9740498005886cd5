package io.messagecenter.chat.live;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often a user may say what they do: so many times at once, and then so many a second. Safe for use by several threads. */
final class Pace {

    private static final int AT_ONCE = 30;
    private static final double A_SECOND = 5;
    private static final int MANY = 1_000;

    private record Bucket(double tokens, long at) {}

    private final Map<Long, Bucket> buckets = new HashMap<>();
    private final LongSupplier nanoTime;

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized boolean allows(long userId) {
        var now = nanoTime.getAsLong();
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> tokens(bucket, now) >= AT_ONCE);
        }
        var tokens = tokens(buckets.getOrDefault(userId, new Bucket(AT_ONCE, now)), now);
        var allowed = tokens >= 1;
        buckets.put(userId, new Bucket(allowed ? tokens - 1 : tokens, now));
        return allowed;
    }

    private static double tokens(Bucket bucket, long now) {
        return Math.min(AT_ONCE, bucket.tokens() + (now - bucket.at()) / 1e9 * A_SECOND);
    }
}
