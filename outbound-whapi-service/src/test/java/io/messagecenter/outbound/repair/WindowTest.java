package io.messagecenter.outbound.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final RepairProperties RULES = new RepairProperties(
            true,
            Duration.ofHours(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofDays(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(20),
            100,
            1,
            100,
            Duration.ofSeconds(1));

    @Test
    void aLookBeginsBeforeTheEndOfTheLastOneAndLeavesTheYoungestToTheirWebhooks() {
        assertThat(Window.of(NOW.minusSeconds(3600), NOW, RULES))
                .isEqualTo(new Window(NOW.minusSeconds(3900), NOW.minusSeconds(3), false));
    }

    @Test
    void anAccountThatWasNeverLookedAtHasNoPastHere() {
        assertThat(Window.of(null, NOW, RULES))
                .isEqualTo(new Window(NOW.minusSeconds(303), NOW.minusSeconds(3), false));
    }

    @Test
    void aClockThatWasAheadMakesNoEmptyWindow() {
        assertThat(Window.of(NOW.plusSeconds(900), NOW, RULES).from()).isEqualTo(NOW.minusSeconds(303));
    }

    @Test
    void aLongOutageIsCutShortAndSaysSo() {
        assertThat(Window.of(NOW.minus(Duration.ofDays(10)), NOW, RULES))
                .isEqualTo(new Window(NOW.minus(Duration.ofDays(3)), NOW.minusSeconds(3), true));
    }
}
