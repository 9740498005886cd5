package io.messagecenter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration SHORT = Duration.ofSeconds(3);

    private final Backoff backoff = new Backoff();

    @Test
    void pausesDoubleUpToHalfAMinute() {
        assertThat(Stream.generate(() -> backoff.afterRunOf(SHORT).toSeconds()).limit(7))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void aLongSoundRunStartsThemAnew() {
        backoff.afterRunOf(SHORT);
        backoff.afterRunOf(SHORT);

        assertThat(backoff.afterRunOf(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.afterRunOf(SHORT)).isEqualTo(Duration.ofSeconds(2));
    }
}
