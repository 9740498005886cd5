package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Cursor;
import io.messagecenter.platform.directory.Directory;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.security.UserInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The open streams of this instance, and the recent past from which those who come back go on. One lock holds both together: who
 * attaches gets what was read before from the past, what is read after from here, and nothing in between.
 */
@Component
class Streams implements SmartLifecycle {

    private static final Duration CATCH_UP = Duration.ofMillis(500);
    private static final Duration STARTING = Duration.ofSeconds(3);

    private final Frames frames;
    private final UserInForce inForce;
    private final LiveSettings settings;
    private final LiveMetrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition readOn = lock.newCondition();
    private final Map<Long, Set<Viewer>> viewers = new HashMap<>();
    private @Nullable Recent recent;
    private volatile boolean running;

    Streams(Frames frames, Directory directory, UserInForce inForce, LiveSettings settings, LiveMetrics metrics) {
        this.frames = frames;
        this.inForce = inForce;
        this.settings = settings;
        this.metrics = metrics;
        directory.onUserChanged(user -> review(user.userId()));
        directory.onSessionEnded(session -> review(session.userId()));
        metrics.observe(() -> count(viewer -> 1), () -> count(Viewer::queued));
    }

    /** Begins at that place of the log; what was told before has nothing to do with it. */
    void begin(Cursor place) {
        locked(() -> {
            recent = new Recent(
                    place, settings.recentEvents(), settings.recentBytes().toBytes());
            readOn.signalAll();
            var missing = frames.resync("unknown", place);
            for (var viewer : all()) {
                if (viewer.from() == null) {
                    viewer.end(); // it is being brought to a place that is gone
                } else {
                    viewer.start(place, List.of(missing));
                }
            }
        });
    }

    /** The place up to which the log was read; empty before the first time. */
    Optional<Cursor> position() {
        return locked(() -> Optional.ofNullable(recent).map(Recent::end));
    }

    /** Takes what was read next, up to that place, and gives it to all who may see it. */
    void accept(List<Push> read, Cursor position) {
        locked(() -> {
            Objects.requireNonNull(recent).add(read, position);
            readOn.signalAll();
            var all = all();
            if (!all.isEmpty()) {
                read.forEach(push -> tell(push, all));
            }
        });
    }

    private void tell(Push push, List<Viewer> all) {
        var told = push.told(frames);
        if (told == null) {
            return;
        }
        for (var viewer : all) {
            var from = viewer.from();
            var frame = from != null && push.isAfter(from) ? told.to(viewer.scope()) : null;
            if (frame != null) {
                metrics.dropped(viewer.offer(frame, () -> overflow(push)));
            }
        }
    }

    private Frame overflow(Push push) {
        metrics.resync("overflow");
        return frames.resync("overflow", push.after());
    }

    /** Tells what is of no use later to all of them that it concerns. */
    void tellPassing(Frame frame, Predicate<Viewer> concerned) {
        locked(() -> all().stream().filter(concerned).forEach(viewer -> viewer.offerPassing(frame)));
    }

    /**
     * Lets a stream in; one that comes while this instance starts waits a moment. It ends when its user's token is not in force
     * any more; close it when it is over.
     *
     * @throws ProblemException 429 if its user has too many, 503 if this instance stops or does not know the log yet
     */
    void open(Viewer viewer) {
        locked(() -> {
            awaitRead(STARTING, () -> recent != null);
            if (!running || recent == null) {
                throw Problem.unavailable("There is no live stream here at the moment.", Duration.ofSeconds(1));
            }
            var own = viewers.computeIfAbsent(viewer.user().id(), id -> new LinkedHashSet<>());
            if (own.size() >= settings.streamsPerUser()) {
                throw Problem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "too-many-streams",
                                "You have too many live streams open at once.")
                        .retryAfter(Duration.ofSeconds(5));
            }
            own.add(viewer);
        });
        endUnlessInForce(viewer);
    }

    void close(Viewer viewer) {
        viewer.end();
        locked(() -> {
            var own = viewers.getOrDefault(viewer.user().id(), Set.of());
            if (own.remove(viewer) && own.isEmpty()) {
                viewers.remove(viewer.user().id());
            }
        });
    }

    /** Gives a stream all that happens from now on. Returns the place where it begins. */
    Cursor attachNow(Viewer viewer) {
        return locked(() -> {
            var place = Objects.requireNonNull(recent).end();
            viewer.start(place, List.of());
            return place;
        });
    }

    /**
     * Gives a stream all that came after that place, and all that happens from now on.
     *
     * @param known whether the place is surely one of this log; otherwise it must not lie beyond what was read
     * @return whether the recent past reaches back to that place, so that this was possible
     */
    boolean attach(Viewer viewer, Cursor place, boolean known) {
        // Rendered before the lock is held, so that nobody waits for it.
        past(place).ifPresent(past -> past.pushes().forEach(push -> push.told(frames)));
        return locked(() -> {
            var past = Objects.requireNonNull(recent);
            if (!past.covers(place) || !(known || past.end().hasReached(place))) {
                return false;
            }
            List<Frame> missed = new ArrayList<>();
            for (var push : past.since(place)) {
                var told = push.told(frames);
                var frame = told == null ? null : told.to(viewer.scope());
                if (frame != null) {
                    missed.add(frame);
                }
            }
            viewer.start(place, missed);
            return true;
        });
    }

    /** What came after a place, and up to where. */
    record Past(List<Push> pushes, Cursor end) {}

    /**
     * What came after that place, if the recent past reaches back to it.
     *
     * @param atLeast waits a moment until the log was read up to there
     */
    Optional<Past> since(Cursor place, Cursor atLeast) {
        return locked(() -> {
            awaitRead(CATCH_UP, () -> recent == null || recent.end().hasReached(atLeast));
            return past(place);
        });
    }

    private void awaitRead(Duration patience, BooleanSupplier enough) {
        try {
            var left = patience.toNanos();
            while (!enough.getAsBoolean() && left > 0) {
                left = readOn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Past> past(Cursor place) {
        return locked(() -> Optional.ofNullable(recent)
                .filter(past -> past.covers(place))
                .map(past -> new Past(past.since(place), past.end())));
    }

    /** The place up to which a stream has got all that it may see; null while something waits to be written. */
    @Nullable Cursor reached(Viewer viewer) {
        return locked(() -> {
            var from = viewer.from();
            return recent == null || from == null || viewer.queued() > 0
                    ? null
                    : recent.end().latest(from);
        });
    }

    private void review(long userId) {
        List<Viewer> own = locked(() -> List.copyOf(viewers.getOrDefault(userId, Set.of())));
        own.forEach(this::endUnlessInForce);
    }

    private void endUnlessInForce(Viewer viewer) {
        if (!inForce.holds(viewer.token())
                || inForce.user(viewer.token()).role() != viewer.user().role()) {
            viewer.end();
        }
    }

    private List<Viewer> all() {
        return viewers.values().stream().flatMap(Set::stream).toList();
    }

    private int count(ToIntFunction<Viewer> what) {
        return locked(() -> all().stream().mapToInt(what).sum());
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server, which would wait for the streams: their clients come back, to another instance or later. */
    @Override
    public void stop() {
        running = false;
        locked(() -> all().forEach(Viewer::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
