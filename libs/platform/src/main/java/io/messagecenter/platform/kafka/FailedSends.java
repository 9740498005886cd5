package io.messagecenter.platform.kafka;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.ProducerListener;

/** Says that sends fail, where to and why, once in ten seconds; never what was to be sent, which is personal. */
final class FailedSends implements ProducerListener<Object, Object> {

    private static final Logger log = LoggerFactory.getLogger(FailedSends.class);
    private static final long GAP = Duration.ofSeconds(10).toNanos();

    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong spokeAt = new AtomicLong(System.nanoTime() - GAP);

    @Override
    public void onError(
            ProducerRecord<Object, Object> record, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        failed.incrementAndGet();
        var last = spokeAt.get();
        var now = System.nanoTime();
        if (now - last >= GAP && spokeAt.compareAndSet(last, now)) {
            log.warn(
                    "{} records were not taken by Kafka, the last of them for {}: {}",
                    failed.getAndSet(0),
                    record.topic(),
                    Causes.of(failure));
        }
    }
}
