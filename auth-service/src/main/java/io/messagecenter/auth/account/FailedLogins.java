package io.messagecenter.auth.account;

import io.messagecenter.platform.security.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;

/**
 * Counts failed logins by username and address (of IPv6, by its /64), so that guessing is slow and yet nobody can lock a victim out who is elsewhere.
 * Attempts at one username from one address are decided one after the other: what succeeds is never refused because of others that
 * are still open, and a hundred guesses at once are no more than a hundred in a row. Where a user has logged in from before is trusted
 * more than where nobody has, and every failure is distrusted: so a crowd of guessing addresses does not hold the user up for long.
 */
final class FailedLogins {

    private static final int MAX_REMEMBERED = 20_000;

    private final int allowed;
    private final Duration window;
    private final Clock clock;
    private final Map<Key, Attempts> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Attempts> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /**
     * @param allowed so many failures
     * @param window within this time
     */
    FailedLogins(int allowed, Duration window, Clock clock) {
        this.allowed = allowed;
        this.window = window;
        this.clock = clock;
    }

    private record Key(String username, String network) {}

    private static final class Attempts {
        private final ReentrantLock lock = new ReentrantLock(true);
        private final Deque<Instant> failures = new ArrayDeque<>();
        private boolean succeededBefore;

        private int distrust() {
            return failures.size() + (succeededBefore ? 0 : 1);
        }
    }

    /** How long whoever asks has to wait. */
    static final class TooMany extends RuntimeException {
        private final transient Duration wait;

        private TooMany(Duration wait) {
            super("too many failed logins", null, false, false);
            this.wait = wait;
        }

        Duration retryAfter() {
            return wait;
        }
    }

    /**
     * Makes an attempt and remembers how it went: a success clears the slate. One that ends with an exception is neither.
     *
     * @param attempt whether the password was right, given how far whoever tries is distrusted: 0 is least
     * @throws TooMany without an attempt, after too many failures within the window
     */
    boolean attempt(String username, String address, IntPredicate attempt) {
        var key = new Key(username.toLowerCase(Locale.ROOT), Network.of(address));
        var attempts = attemptsOf(key);
        attempts.lock.lock();
        try {
            var now = clock.instant();
            attempts.failures.removeIf(failure -> !now.isBefore(failure.plus(window)));
            if (attempts.failures.size() >= allowed) {
                throw new TooMany(
                        Duration.between(now, attempts.failures.getFirst().plus(window)));
            }
            var success = attempt.test(attempts.distrust());
            if (success) {
                attempts.failures.clear();
                attempts.succeededBefore = true;
            } else {
                attempts.failures.addLast(clock.instant());
            }
            return success;
        } finally {
            attempts.lock.unlock();
        }
    }

    private Attempts attemptsOf(Key key) {
        synchronized (remembered) {
            return remembered.computeIfAbsent(key, _ -> new Attempts());
        }
    }
}
