package io.messagecenter.auth.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a dead letter without reading it again.
 *
 * @param arrivedAt when it was given up
 * @param size of the value, in bytes
 * @param sourceTopic where it came from and may be replayed to; null for what was never an event of ours
 * @param cause the class of the error
 */
record DeadLetter(
        long id,
        String topic,
        int partition,
        long offset,
        Instant arrivedAt,
        @Nullable String key,
        int size,
        @Nullable String sourceTopic,
        @Nullable String cause,
        @Nullable String consumerGroup,
        State state,
        @Nullable Instant markedAt,
        @Nullable Long markedBy) {

    /** What became of it. Kafka cannot delete a record, so that this is but a mark. */
    enum State {
        OPEN,
        REPLAYED,
        DROPPED
    }

    Position position() {
        return new Position(topic, partition, offset);
    }
}
