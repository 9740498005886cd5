package io.messagecenter.outbound.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.outbound.whapi.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelTest {

    @Test
    void theLastPlacesAreKeptForPersons() {
        var channel = channel(4, 2);
        start(channel, true);
        start(channel, true);

        assertThat(room(channel)).isEqualTo(new Channel.Room(1, 0));
        start(channel, false);
        start(channel, false);
        assertThat(channel.room()).isEqualTo(Channel.Room.NONE);

        channel.finished(true, new Outcome.Accepted("wa-1"), Duration.ZERO);
        assertThat(room(channel)).isEqualTo(new Channel.Room(1, 1));
    }

    @Test
    void failuresAndUnclearOutcomesOpenTheCircuit() {
        var channel = channel(4, 1);
        for (int i = 0; i < 2; i++) {
            start(channel, false);
            channel.finished(false, new Outcome.Unreachable("down"), Duration.ZERO);
            start(channel, false);
            channel.finished(false, new Outcome.Unclear("500"), Duration.ZERO);
        }

        assertThat(channel.isCircuitOpen()).isTrue();
        assertThat(channel.room()).isEqualTo(Channel.Room.NONE);
    }

    @Test
    void whatWhapiRefusesOrSlowsDownDoesNotOpenTheCircuit() {
        var channel = channel(4, 1);
        for (int i = 0; i < 20; i++) {
            start(channel, false);
            channel.finished(false, new Outcome.Throttled(Duration.ZERO), Duration.ZERO);
            start(channel, false);
            channel.finished(false, new Outcome.Rejected(FailureReason.REJECTED, "no"), Duration.ZERO);
            start(channel, false);
            channel.finished(false, new Outcome.ChannelOff("logged out"), Duration.ZERO);
        }

        assertThat(channel.isCircuitOpen()).isFalse();
    }

    private static void start(Channel channel, boolean automatic) {
        channel.started(automatic);
    }

    /** The rate gives one place at a time, a hundredth of a millisecond apart. */
    private static Channel.Room room(Channel channel) {
        var room = channel.room();
        while (room.any() == 0) {
            room = channel.room();
        }
        return room;
    }

    private static Channel channel(int parallel, int keptForPersons) {
        var properties = new ChannelProperties(
                1000,
                parallel,
                keptForPersons,
                new ChannelProperties.Circuit(4, 4, Duration.ofMinutes(1)),
                new ChannelProperties.Patience(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(50),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30)));
        return new Channel(properties, Clock.systemUTC(), new SimpleMeterRegistry());
    }
}
