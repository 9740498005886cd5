package io.messagecenter.chat.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the past is at hand, and how much a client may hold up.
 *
 * @param heartbeat how long a stream may be silent
 * @param queue how many events may wait for a slow reader before they are dropped for a {@code resync}
 * @param streamsPerUser streams of one user at once on this instance; far beyond tabs and devices, so that only a leak meets it
 * @param recentEvents how many events are kept in memory for those who come back
 * @param recentBytes how large they may be together, as they are in the log
 * @param warmUp how far an instance that starts reads back, so that those who lost another one find their place in memory
 * @param replayHorizon how old a cursor may be for the log to be replayed into a stream
 * @param replays how many clients are served from the log at once; others wait
 * @param syncHorizon how old a cursor may be for {@code /chats/sync}
 * @param syncPage how many events one answer of {@code /chats/sync} covers
 */
@Validated
@ConfigurationProperties("messagecenter.live")
record LiveSettings(
        @DefaultValue("15s") @DurationMin(millis = 50) Duration heartbeat,
        @DefaultValue("1000") @Min(1) int queue,
        @DefaultValue("1000") @Min(1) int streamsPerUser,
        @DefaultValue("20000") @Min(1) int recentEvents,
        @DefaultValue("16MB") DataSize recentBytes,
        @DefaultValue("2m") Duration warmUp,
        @DefaultValue("65m") Duration replayHorizon,
        @DefaultValue("4") @Min(1) int replays,
        @DefaultValue("24h") Duration syncHorizon,
        @DefaultValue("500") @Min(1) int syncPage) {}
