package io.messagecenter.outbound.jobs;

import io.messagecenter.contracts.outbound.ProviderJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job that this instance may do now.
 *
 * @param tries which attempt this is, from 1
 * @param age since it was written down
 */
record Job(
        long id,
        int tries,
        Duration age,
        ProviderJob order,
        @Nullable String traceParent) {

    /** How long until the next attempt: doubled each time, up to the longest. */
    Duration backOff(JobsProperties rules) {
        var wait = rules.firstRetry().multipliedBy(1L << Math.min(tries - 1, 20));
        return wait.compareTo(rules.longestRetry()) < 0 ? wait : rules.longestRetry();
    }

    boolean isTooOld(JobsProperties rules) {
        return age.compareTo(rules.longestWait()) > 0;
    }
}
