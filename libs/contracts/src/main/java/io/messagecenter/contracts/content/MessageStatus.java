package io.messagecenter.contracts.content;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How far a message got. It only climbs: {@code queued = unknown < sent < delivered < read < played}; {@code failed} is reached
 * only from queued, unknown or sent, and is overridden by delivered and above. {@code received} belongs to what others wrote.
 */
public enum MessageStatus {
    RECEIVED(0),
    QUEUED(1),
    @JsonEnumDefaultValue
    UNKNOWN(1),
    FAILED(2),
    SENT(2),
    DELIVERED(3),
    READ(4),
    PLAYED(5);

    private final int rank;

    MessageStatus(int rank) {
        this.rank = rank;
    }

    /** Whether a message in this status moves on to {@code next}; otherwise the news is old or does not apply. */
    public boolean advancesTo(MessageStatus next) {
        if (this == RECEIVED || next == RECEIVED || this == next) {
            return false;
        }
        if (next == FAILED) {
            return this == QUEUED || this == UNKNOWN || this == SENT;
        }
        if (this == FAILED) {
            return next.rank >= DELIVERED.rank;
        }
        return next.rank > rank || (this == QUEUED && next == UNKNOWN);
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
