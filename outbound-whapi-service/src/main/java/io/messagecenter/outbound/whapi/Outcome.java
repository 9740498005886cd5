package io.messagecenter.outbound.whapi;

import io.messagecenter.contracts.outbound.FailureReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a call to WHAPI proves. */
public sealed interface Outcome {

    /**
     * WHAPI took it.
     *
     * @param providerId of the message that came into being; null for a call that makes none
     */
    record Accepted(@Nullable String providerId) implements Outcome {}

    /**
     * WHAPI will never take it.
     *
     * @param detail for an agent
     * @param code what WHAPI called it; null when it was not asked
     */
    record Rejected(
            FailureReason reason, String detail, @Nullable String code) implements Outcome {

        /** Not for WHAPI to judge. */
        public Rejected(FailureReason reason, String detail) {
            this(reason, detail, null);
        }
    }

    /** The request surely was not carried out, since it was never written in full. */
    record Unreachable(String detail) implements Outcome {}

    /** The request surely was not carried out: WHAPI asks us to slow down, for as long as it says or, with null, as we think fit. */
    record Throttled(@Nullable Duration retryAfter) implements Outcome {}

    /** The request surely was not carried out: the channel cannot send at all. */
    record ChannelOff(String detail) implements Outcome {}

    /** The request was not written because too much time had passed since it was claimed: another instance may have it by now. */
    record ClaimExpired() implements Outcome {}

    /** Nobody knows. The words are for an agent. */
    record Unclear(String detail) implements Outcome {}
}
