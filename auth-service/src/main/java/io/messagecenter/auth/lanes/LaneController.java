package io.messagecenter.auth.lanes;

import io.messagecenter.platform.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much work waits in Kafka, for admins. Kafka is asked once a second at most, however many look. */
@RestController
@PreAuthorize("hasRole('ADMIN')")
class LaneController {

    private static final Logger log = LoggerFactory.getLogger(LaneController.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    /**
     * A lane.
     *
     * @param depth records that wait
     * @param oldestSeconds the age of the oldest of them; null when none waits
     * @param promiseSeconds the age from which on it is late
     */
    record LaneView(
            String name,
            String topic,
            String group,
            long depth,
            @Nullable Double oldestSeconds,
            double promiseSeconds,
            boolean late) {

        static LaneView of(Lane lane, Waiting waiting, Instant now) {
            var oldest = waiting.oldest();
            var age = oldest == null
                    ? null
                    : Math.max(0, Duration.between(oldest, now).toMillis()) / 1000.0;
            var promise = lane.promise().toMillis() / 1000.0;
            return new LaneView(
                    lane.wire(),
                    lane.topic().topicName(),
                    lane.group(),
                    waiting.depth(),
                    age,
                    promise,
                    age != null && age > promise);
        }
    }

    /** @param nextCursor always null */
    record LanePage(List<LaneView> items, @Nullable String nextCursor) {}

    private record Known(LanePage listed, long since) {}

    private final LaneDepths depths;
    private final Clock clock;
    private @Nullable Known known;

    LaneController(LaneDepths depths, Clock clock) {
        this.depths = depths;
        this.clock = clock;
    }

    @GetMapping("/ops/lanes")
    synchronized LanePage lanes() throws InterruptedException {
        var last = known;
        if (last != null && System.nanoTime() - last.since() < FRESH.toNanos()) {
            return last.listed();
        }
        var listed = read();
        known = new Known(listed, System.nanoTime());
        return listed;
    }

    private LanePage read() throws InterruptedException {
        try {
            var waiting = depths.read(LONGEST);
            var now = clock.instant();
            return new LanePage(
                    Arrays.stream(Lane.values())
                            .map(lane -> LaneView.of(lane, waiting.getOrDefault(lane, new Waiting(0, null)), now))
                            .toList(),
                    null);
        } catch (TimeoutException | ExecutionException | KafkaException e) {
            log.info("The lanes are not known: {}", e.toString());
            throw Problem.unavailable("Kafka does not answer.", Duration.ofSeconds(2));
        }
    }
}
