package io.messagecenter.local;

import java.time.Duration;

/** How long to wait before a process that ended by itself is started again: 1, 2, 4 ... 30 seconds. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A process that ran this long was sound: what ended it is a new trouble, not the last one again. */
    private static final Duration SOUND = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** @param ran how long the process lived */
    Duration afterRunOf(Duration ran) {
        Duration pause = ran.compareTo(SOUND) >= 0 ? FIRST : next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }
}
