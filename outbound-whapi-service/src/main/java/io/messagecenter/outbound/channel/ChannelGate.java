package io.messagecenter.outbound.channel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which the channel as a whole is held back. Throttled: closed for a while. Off: closed but for one trial send now and
 * then; what the trial brings back decides.
 */
final class ChannelGate {

    private final ChannelProperties.Patience patience;

    private Instant throttledUntil = Instant.MIN;
    private Duration throttle = Duration.ZERO;

    private boolean off;
    private boolean trialUnderWay;
    private Instant nextTrial = Instant.MIN;
    private Duration betweenTrials = Duration.ZERO;

    ChannelGate(ChannelProperties.Patience patience) {
        this.patience = patience;
    }

    /** How many of the wanted calls may start. */
    synchronized int admits(int wanted, Instant now) {
        if (now.isBefore(throttledUntil)) {
            return 0;
        }
        if (off) {
            return trialUnderWay || now.isBefore(nextTrial) ? 0 : Math.min(1, wanted);
        }
        return wanted;
    }

    synchronized void started() {
        trialUnderWay = off;
    }

    /** A call brought back nothing about the channel as a whole. */
    synchronized void finished() {
        trialUnderWay = false;
    }

    /** @return how long the channel is closed from now on */
    synchronized Duration throttled(@Nullable Duration retryAfter, Instant now) {
        trialUnderWay = false;
        if (retryAfter != null) {
            close(min(retryAfter, patience.longestRetryAfter()), now);
        } else if (!now.isBefore(throttledUntil)) {
            // Calls that were under way together are one sign, not several.
            throttle = doubled(throttle, patience.firstThrottle(), patience.longestThrottle());
            close(throttle, now);
        }
        return now.isBefore(throttledUntil) ? Duration.between(now, throttledUntil) : Duration.ZERO;
    }

    /** @return whether this is news */
    synchronized boolean off(Instant now) {
        var wasTrial = trialUnderWay;
        trialUnderWay = false;
        if (!off || wasTrial) {
            betweenTrials =
                    doubled(off ? betweenTrials : Duration.ZERO, patience.firstTrial(), patience.longestTrial());
            nextTrial = now.plus(betweenTrials);
        }
        var news = !off;
        off = true;
        return news;
    }

    /** A call got through. @return whether the channel was off before */
    synchronized boolean worked() {
        trialUnderWay = false;
        throttle = Duration.ZERO;
        var news = off;
        off = false;
        return news;
    }

    /** Somebody says that the channel is back: see for yourselves. */
    synchronized void tryNow() {
        nextTrial = Instant.MIN;
    }

    synchronized boolean isOff() {
        return off;
    }

    private void close(Duration wait, Instant now) {
        var until = now.plus(wait);
        throttledUntil = until.isAfter(throttledUntil) ? until : throttledUntil;
    }

    private static Duration doubled(Duration last, Duration first, Duration longest) {
        return last.isZero() ? first : min(last.multipliedBy(2), longest);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
