package io.messagecenter.chat.log;

import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where {@code chat.events} ends: from there on a reader of the list misses nothing. A slightly older end serves as well, since
 * repetitions are harmless; so it is asked for at most once a second.
 */
@Component
public class LogEnd {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final LogPositions positions;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable String cursor;
    private volatile long askAgainAt = System.nanoTime();

    LogEnd(LogPositions positions) {
        this.positions = positions;
    }

    /** The cursor; null if the broker has not answered since we started. */
    public @Nullable String cursor() {
        if (isDue()) {
            asking.lock();
            try {
                if (isDue()) {
                    ask();
                }
            } finally {
                asking.unlock();
            }
        }
        return cursor;
    }

    private boolean isDue() {
        return System.nanoTime() - askAgainAt >= 0;
    }

    private void ask() {
        var pause = PAUSE_AFTER_FAILURE;
        try {
            cursor = positions.end(Topic.CHAT_EVENTS).text();
            pause = FRESH;
        } catch (ProblemException e) {
            // The list is served all the same, with the end that was known before.
        } finally {
            askAgainAt = System.nanoTime() + pause.toNanos();
        }
    }
}
