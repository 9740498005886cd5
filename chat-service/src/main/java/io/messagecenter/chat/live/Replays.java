package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.Log;
import io.messagecenter.chat.log.LogReader;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Brings streams from a place that is not in memory any more to one that is, by reading the log anew. A few at a time: each holds a
 * consumer and what it fetched.
 */
@Component
class Replays {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration PATIENCE_FOR_ROOM = Duration.ofSeconds(5);

    private final Log log;
    private final Streams streams;
    private final Frames frames;
    private final LiveSettings settings;
    private final Semaphore permits;

    Replays(Log log, Streams streams, Frames frames, LiveSettings settings) {
        this.log = log;
        this.streams = streams;
        this.frames = frames;
        this.settings = settings;
        this.permits = new Semaphore(settings.replays(), true);
    }

    /** Writes all that came after that place, as fast as the client reads, until the recent past takes over. */
    void replay(Viewer viewer, Cursor from, OutputStream out) throws IOException, InterruptedException {
        while (!permits.tryAcquire(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
            if (viewer.hasEnded()) {
                return;
            }
            comment("waiting", out);
        }
        try (var reader = log.readFrom(from)) {
            var wroteAt = System.nanoTime();
            while (!viewer.hasEnded() && !streams.attach(viewer, reader.position(), true)) {
                if (writeNext(viewer, reader, out)) {
                    wroteAt = System.nanoTime();
                } else if (System.nanoTime() - wroteAt > settings.heartbeat().toNanos()) {
                    comment("reading", out);
                    wroteAt = System.nanoTime();
                }
            }
        } finally {
            permits.release();
        }
    }

    /**
     * Does other reading of the log, as one of the few.
     *
     * @throws ProblemException 503 if there is no room for it soon
     */
    void within(Runnable reading) {
        try {
            if (!permits.tryAcquire(PATIENCE_FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("Too many are catching up at once.", Duration.ofSeconds(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("This instance stops.", Duration.ofSeconds(1));
        }
        try {
            reading.run();
        } finally {
            permits.release();
        }
    }

    private boolean writeNext(Viewer viewer, LogReader reader, OutputStream out) throws IOException {
        var place = reader.position();
        var wrote = false;
        for (var record : reader.poll(PATIENCE)) {
            place = place.with(record.partition(), record.offset() + 1);
            var told = new Push(record, place).told(frames);
            var frame = told == null ? null : told.to(viewer.scope());
            if (frame != null) {
                out.write(frame.bytes());
                wrote = true;
            }
        }
        out.flush();
        return wrote;
    }

    private static void comment(String words, OutputStream out) throws IOException {
        out.write(Frames.comment(words, null));
        out.flush();
    }
}
