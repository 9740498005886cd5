package io.messagecenter.outbound.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChannelGateTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    private final ChannelGate gate = new ChannelGate(new ChannelProperties.Patience(
            Duration.ofSeconds(1),
            Duration.ofSeconds(8),
            Duration.ofSeconds(50),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30)));

    @Test
    void anOpenGateAdmitsAll() {
        assertThat(gate.admits(5, NOW)).isEqualTo(5);
    }

    @Test
    void aThrottledChannelIsLeftAloneForAsLongAsItAsked() {
        assertThat(gate.throttled(Duration.ofSeconds(7), NOW)).isEqualTo(Duration.ofSeconds(7));

        assertThat(gate.admits(5, NOW.plusMillis(6_999))).isZero();
        assertThat(gate.admits(5, NOW.plusSeconds(7))).isEqualTo(5);
    }

    @Test
    void nobodyMayAskForMoreThanTheLongestTime() {
        assertThat(gate.throttled(Duration.ofHours(1), NOW)).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void withoutATimeTheWaitDoublesUntilSomethingGetsThrough() {
        assertThat(gate.throttled(null, NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(gate.throttled(null, NOW.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(gate.throttled(null, NOW.plusSeconds(3))).isEqualTo(Duration.ofSeconds(4));
        gate.worked();
        assertThat(gate.throttled(null, NOW.plusSeconds(7))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void callsThatWereThrottledTogetherCountAsOne() {
        gate.throttled(null, NOW);

        assertThat(gate.throttled(null, NOW.plusMillis(400))).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void aChannelThatIsOffIsTriedWithOneCallAtATimeAndEverMoreRarely() {
        assertThat(gate.off(NOW)).isTrue();
        assertThat(gate.admits(5, NOW.plusMillis(1_999))).isZero();
        assertThat(gate.admits(5, NOW.plusSeconds(2))).isOne();
        gate.started();
        assertThat(gate.admits(5, NOW.plusSeconds(2))).isZero();

        assertThat(gate.off(NOW.plusSeconds(3))).isFalse();
        assertThat(gate.admits(5, NOW.plusMillis(6_999))).isZero();
        assertThat(gate.admits(5, NOW.plusSeconds(7))).isOne();
    }

    @Test
    void refusalsOfCallsThatWereUnderWayDoNotPostponeTheTrial() {
        gate.off(NOW);
        gate.off(NOW.plusMillis(500));

        assertThat(gate.admits(5, NOW.plusSeconds(2))).isOne();
    }

    @Test
    void aTrialThatGetsThroughOpensTheGate() {
        gate.off(NOW);
        gate.started();

        assertThat(gate.worked()).isTrue();
        assertThat(gate.worked()).isFalse();
        assertThat(gate.admits(5, NOW)).isEqualTo(5);
    }

    @Test
    void newsOfTheChannelBeingBackBringsTheTrialForward() {
        gate.off(NOW);
        gate.tryNow();

        assertThat(gate.admits(5, NOW)).isOne();
    }

    @Test
    void aTrialThatProvesNothingIsFollowedByAnother() {
        gate.off(NOW);
        gate.started();
        gate.finished();

        assertThat(gate.admits(5, NOW.plusSeconds(2))).isOne();
    }
}
