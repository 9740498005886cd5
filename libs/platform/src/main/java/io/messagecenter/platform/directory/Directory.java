package io.messagecenter.platform.directory;

import io.messagecenter.contracts.Event;
import io.messagecenter.contracts.auth.SessionEnded;
import io.messagecenter.contracts.auth.UserChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Every user as auth-service knows them now, and the sessions that ended before their tokens: a copy in memory, at most seconds old.
 */
public final class Directory {

    private final Map<Long, UserChanged> users = new ConcurrentHashMap<>();
    private final Map<String, Instant> endedSessions = new ConcurrentHashMap<>();
    private final List<Consumer<UserChanged>> userListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<SessionEnded>> sessionListeners = new CopyOnWriteArrayList<>();
    private final Clock clock;

    Directory(Clock clock) {
        this.clock = clock;
    }

    /** Empty for a user that auth-service has not told us of (yet). */
    public Optional<UserChanged> user(long id) {
        return Optional.ofNullable(users.get(id));
    }

    /** Whether a session ended before its time. */
    public boolean hasEnded(String sessionId) {
        return endedSessions.containsKey(sessionId);
    }

    /** Calls back for every user known by now, and for every change from now on; on the directory's thread, so be quick. */
    public void onUserChanged(Consumer<UserChanged> listener) {
        userListeners.add(listener);
        users.values().forEach(listener);
    }

    /** Calls back for every session that ends from now on; on the directory's thread, so be quick. */
    public void onSessionEnded(Consumer<SessionEnded> listener) {
        sessionListeners.add(listener);
    }

    void apply(Event event) {
        switch (event) {
            case UserChanged user -> {
                var now = users.merge(user.userId(), user, (old, next) -> next.version() >= old.version() ? next : old);
                if (now == user) {
                    userListeners.forEach(l -> l.accept(user));
                }
            }
            case SessionEnded ended -> {
                if (ended.tokensExpireAt().isAfter(clock.instant())) {
                    endedSessions.put(ended.sessionId(), ended.tokensExpireAt());
                    sessionListeners.forEach(l -> l.accept(ended));
                }
            }
            default -> throw new IllegalArgumentException("not an event of the directory: " + event.getClass());
        }
    }

    void forgetExpired() {
        var now = clock.instant();
        endedSessions.values().removeIf(expiry -> expiry.isBefore(now));
    }
}
