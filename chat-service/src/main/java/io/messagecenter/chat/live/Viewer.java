package io.messagecenter.chat.live;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.log.Cursor;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * One open stream: whose it is, what they may see, and what waits to be written. Whoever puts something in never waits for the
 * network: a reader that falls too far behind loses what waits, and is told so.
 */
final class Viewer {

    private final CurrentUser user;
    private final Jwt token;
    private final Scope scope;
    private final int capacity;
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private int room;
    private @Nullable Cursor from;
    private boolean ended;

    Viewer(CurrentUser user, Jwt token, Scope scope, int capacity) {
        this.user = user;
        this.token = token;
        this.scope = scope;
        this.capacity = capacity;
        this.room = capacity;
    }

    CurrentUser user() {
        return user;
    }

    Jwt token() {
        return token;
    }

    Scope scope() {
        return scope;
    }

    /** The place from which on it gets what happens; null while it is not that far. For who holds the streams' lock. */
    @Nullable Cursor from() {
        return from;
    }

    /** Starts with what it missed, however much that is. */
    void start(Cursor place, List<Frame> missed) {
        lock.lock();
        try {
            from = place;
            waiting.addAll(missed);
            room = capacity + missed.size();
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds an event.
     *
     * @param overflow what is put in the place of all that waits when that is too much
     * @return how many events were dropped
     */
    int offer(Frame frame, Supplier<Frame> overflow) {
        lock.lock();
        try {
            if (ended) {
                return 0;
            }
            var dropped = 0;
            if (waiting.size() < room) {
                waiting.addLast(frame);
            } else {
                dropped = waiting.size() + 1;
                waiting.clear();
                waiting.addLast(overflow.get());
            }
            news.signal();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Adds what is of no use later, unless the reader is behind. */
    void offerPassing(Frame frame) {
        lock.lock();
        try {
            if (!ended && waiting.size() < room) {
                waiting.addLast(frame);
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** All that waits; empty when nothing came for that long, or when the stream is over. */
    List<Frame> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (waiting.isEmpty() && !ended && left > 0) {
                left = news.awaitNanos(left);
            }
            if (ended) {
                return List.of();
            }
            var taken = new ArrayList<>(waiting);
            waiting.clear();
            room = capacity;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream: nothing more is written. */
    void end() {
        lock.lock();
        try {
            ended = true;
            waiting.clear();
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
