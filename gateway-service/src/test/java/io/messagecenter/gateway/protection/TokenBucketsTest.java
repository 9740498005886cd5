package io.messagecenter.gateway.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private long now;
    private final TokenBuckets buckets = new TokenBuckets(10, 20, 2, () -> now);

    @Test
    void aBurstPassesAndThenOnlyTheRate() {
        assertThat(taken("ann", 30)).isEqualTo(20);

        now += Duration.ofMillis(500).toNanos();

        assertThat(taken("ann", 30)).isEqualTo(5);
    }

    @Test
    void whoIsRefusedHearsHowLongToWait() {
        taken("ann", 20);

        assertThat(buckets.take("ann")).isEqualTo(Duration.ofMillis(100));
        now += Duration.ofMillis(100).toNanos();
        assertThat(buckets.take("ann")).isZero();
    }

    @Test
    void callersDoNotShare() {
        taken("ann", 30);

        assertThat(buckets.take("bob")).isZero();
    }

    @Test
    void onlySoManyCallersAreRememberedTheQuietestForgottenFirst() {
        taken("ann", 30);
        taken("bob", 30);
        buckets.take("ann");
        buckets.take("new");

        assertThat(buckets.take("ann")).isPositive();
        assertThat(buckets.take("bob")).isZero();
    }

    private long taken(String caller, int attempts) {
        return IntStream.range(0, attempts)
                .filter(_ -> buckets.take(caller).isZero())
                .count();
    }
}
