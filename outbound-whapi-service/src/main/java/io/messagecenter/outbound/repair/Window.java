package io.messagecenter.outbound.repair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time of which one look asks for everything; both ends belong to it.
 *
 * @param cut whether more may be missing than is looked for, because the outage was longer than we look back
 */
record Window(Instant from, Instant to, boolean cut) {

    /** @param completeUntil nothing is missing before that; null when this account was never looked at, and so has no past here */
    static Window of(@Nullable Instant completeUntil, Instant now, RepairProperties rules) {
        var to = now.minus(rules.settle());
        var from = (completeUntil == null || completeUntil.isAfter(to) ? to : completeUntil).minus(rules.overlap());
        var furthest = now.minus(rules.furthest());
        return from.isBefore(furthest) && completeUntil != null && completeUntil.isBefore(furthest)
                ? new Window(furthest, to, true)
                : new Window(from, to, false);
    }
}
