package io.messagecenter.outbound.sending;

import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.outbound.whapi.Outcome;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What becomes of an intent after a call: the rules, with nothing else. */
sealed interface Step {

    int MOST_REPETITIONS = 5;

    /** It is done. */
    record Finish(@Nullable String providerId) implements Step {}

    /** It will never be done. */
    record Fail(
            FailureReason reason, String detail, @Nullable String providerCode) implements Step {

        /** Without a word of the provider. */
        Fail(FailureReason reason, String detail) {
            this(reason, detail, null);
        }
    }

    /** It goes back to the head of its chat's queue. */
    record Wait(Duration delay, HeldBy heldBy) implements Step {}

    /** Nobody knows whether it was done: the chat waits until that is settled. */
    record Wonder(String detail) implements Step {}

    /** Why an intent that was tried waits. */
    enum HeldBy {
        UNREACHABLE,
        THROTTLE,
        CHANNEL_OFF,
        LATE_CLAIM,
        UNCLEAR
    }

    /**
     * @param closedFor how long the channel as a whole is left alone
     * @param jitter from 0 to 1
     */
    static Step after(
            Claim claim, Outcome outcome, Duration closedFor, SendingProperties rules, DoubleSupplier jitter) {
        var next = switch (outcome) {
            case Outcome.Accepted(var providerId) -> new Finish(providerId);
            case Outcome.Rejected(var reason, var detail, var code) -> new Fail(reason, detail, code);
            case Outcome.ChannelOff _ -> new Wait(Duration.ZERO, HeldBy.CHANNEL_OFF);
            case Outcome.ClaimExpired _ -> new Wait(Duration.ZERO, HeldBy.LATE_CLAIM);
            case Outcome.Unreachable _ -> new Wait(backOff(claim, rules, jitter), HeldBy.UNREACHABLE);
            case Outcome.Throttled _ -> new Wait(max(closedFor, backOff(claim, rules, jitter)), HeldBy.THROTTLE);
            case Outcome.Unclear(var detail) -> unclear(claim, detail, rules, jitter);
        };
        var tooOld = next instanceof Wait && claim.age().compareTo(rules.longestWait()) > 0;
        return tooOld
                ? new Fail(
                        FailureReason.EXPIRED,
                        "WhatsApp could not be reached for too long; send it again if it still matters.")
                : next;
    }

    /** What makes no message may be repeated; but not for ever, since the chat waits behind it. */
    private static Step unclear(Claim claim, String detail, SendingProperties rules, DoubleSupplier jitter) {
        if (claim.makesMessage()) {
            return new Wonder(detail);
        }
        return claim.tries() < MOST_REPETITIONS
                ? new Wait(backOff(claim, rules, jitter), HeldBy.UNCLEAR)
                : new Fail(FailureReason.OTHER, detail);
    }

    /** Full jitter: anything up to the bound, which doubles with each try. */
    private static Duration backOff(Claim claim, SendingProperties rules, DoubleSupplier jitter) {
        var doublings = Math.min(claim.tries() - 1, 20);
        var bound = Math.min(
                rules.firstRetry().toMillis() << doublings, rules.longestRetry().toMillis());
        return Duration.ofMillis((long) (bound * jitter.getAsDouble()));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
