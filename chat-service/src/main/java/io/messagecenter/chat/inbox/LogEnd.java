package io.messagecenter.chat.inbox;

import io.messagecenter.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Where {@code chat.events} ends: from there on a reader of the list misses nothing. A slightly older end serves as well, since
 * repetitions are harmless; so it is asked for at most once a second.
 */
@Component
class LogEnd implements DisposableBean {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final Admin admin;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable String cursor;
    private volatile long askAgainAt = System.nanoTime();

    LogEnd(KafkaAdmin kafka) {
        this.admin = Admin.create(kafka.getConfigurationProperties());
    }

    /** The cursor; null if the broker has not answered since we started. */
    @Nullable String cursor() {
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
            var ends = admin.listOffsets(IntStream.range(0, Topic.PARTITIONS)
                            .mapToObj(p -> new TopicPartition(Topic.Names.CHAT_EVENTS, p))
                            .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var positions = new HashMap<Integer, Long>();
            ends.forEach((partition, end) -> positions.put(partition.partition(), end.offset()));
            cursor = encode(positions);
            pause = FRESH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The list is served all the same, with the end that was known before.
        } finally {
            askAgainAt = System.nanoTime() + pause.toNanos();
        }
    }

    private static String encode(Map<Integer, Long> positions) {
        var text = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(p -> String.valueOf(positions.get(p)))
                .collect(Collectors.joining(".", "1.", ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void destroy() {
        admin.close(Duration.ofSeconds(1));
    }
}
