package io.messagecenter.ingest.webhook;

import java.time.Duration;

/** A moment until which one waits; it can be put off. */
final class Deadline {

    private long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    void putOff(Duration by) {
        at += by.toNanos();
    }

    long remainingNanos() {
        return Math.max(0, at - System.nanoTime());
    }
}
