package io.messagecenter.chat.live;

import io.messagecenter.chat.log.Cursor;
import io.messagecenter.chat.log.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One client's stream from its first byte to its last, on the thread of its request: only that one waits for a slow reader. */
final class OpenStream {

    /** What all streams share. */
    record Shared(
            Streams streams,
            Log log,
            Replays replays,
            Frames frames,
            LiveMetrics metrics,
            LiveSettings settings,
            Clock clock) {}

    private final Viewer viewer;
    private final Shared shared;
    private final Instant expiresAt;

    OpenStream(Viewer viewer, Shared shared) {
        this.viewer = viewer;
        this.shared = shared;
        this.expiresAt = Objects.requireNonNull(viewer.token().getExpiresAt());
    }

    /** How a stream begins. A null place is one that nobody knows, or none yet: then {@code resync} tells which. */
    record Beginning(Cursor place, boolean replay, @Nullable String resync) {}

    /** Decides where the stream begins, and attaches it unless the log must be replayed first. May still be refused. */
    Beginning begin(@Nullable String lastEventId) {
        var streams = shared.streams();
        if (lastEventId == null) {
            return new Beginning(streams.attachNow(viewer), false, null);
        }
        var asked = Cursor.parse(lastEventId);
        if (asked.isPresent()) {
            var place = asked.get();
            if (streams.attach(viewer, place, false)) {
                return new Beginning(place, false, null);
            }
            switch (shared.log().standing(place, shared.settings().replayHorizon())) {
                case KNOWN -> {
                    return new Beginning(place, !streams.attach(viewer, place, true), null);
                }
                case TOO_OLD -> {
                    return new Beginning(streams.attachNow(viewer), false, "too_old");
                }
                case FOREIGN -> {}
            }
        }
        return new Beginning(streams.attachNow(viewer), false, "unknown");
    }

    /** Writes until the stream ends or the client is gone. */
    void run(Beginning beginning, OutputStream out) throws IOException, InterruptedException {
        // Clients that lost the same instance do not all come back in the same moment.
        var retry = "retry: " + ThreadLocalRandom.current().nextInt(500, 2500) + "\n";
        out.write(retry.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.write(Frames.comment("welcome", beginning.place()));
        if (beginning.resync() != null) {
            shared.metrics().resync(beginning.resync());
            out.write(shared.frames()
                    .resync(beginning.resync(), beginning.place())
                    .bytes());
        }
        out.flush();
        if (beginning.replay()) {
            shared.replays().replay(viewer, beginning.place(), out);
        }
        while (!viewer.hasEnded()) {
            var patience = patience();
            if (!patience.isPositive()) {
                return;
            }
            writeNext(patience, out);
        }
    }

    private Duration patience() {
        var left = Duration.between(shared.clock().instant(), expiresAt);
        var heartbeat = shared.settings().heartbeat();
        return left.compareTo(heartbeat) < 0 ? left : heartbeat;
    }

    private void writeNext(Duration patience, OutputStream out) throws IOException, InterruptedException {
        var frames = viewer.take(patience);
        if (viewer.hasEnded()) {
            return;
        }
        if (frames.isEmpty()) {
            out.write(Frames.comment("still here", shared.streams().reached(viewer)));
        }
        for (var frame : frames) {
            out.write(frame.bytes());
        }
        out.flush();
        frames.forEach(shared.metrics()::pushed);
    }
}
