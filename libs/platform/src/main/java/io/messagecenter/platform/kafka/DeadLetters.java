package io.messagecenter.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaUtils;

/**
 * Puts a record that can never be processed into {@code <topic>.dlt}, in the partition that it came from, byte for byte, with its own
 * headers and what {@code docs/adr/0028} lists: why, from where, from whom and when it comes. The names and the binary numbers are
 * those of Spring's recoverer, so that tools know them.
 */
public final class DeadLetters {

    /** When a record was given up, as ISO 8601. */
    public static final String TIME = "kafka_dlt-time";

    /** All headers that a dead letter has more than its record had. */
    public static final String PREFIX = "kafka_dlt-";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final String TRACE_PARENT = "traceparent";
    private static final int LONGEST_MESSAGE = 2_000;
    private static final long PATIENCE_SECONDS = 15;

    private final KafkaOperations<String, byte[]> kafka;
    private final TraceContext trace;
    private final Clock clock;
    private final MeterRegistry meters;

    DeadLetters(KafkaOperations<String, byte[]> kafka, TraceContext trace, Clock clock, MeterRegistry meters) {
        this.kafka = kafka;
        this.trace = trace;
        this.clock = clock;
        this.meters = meters;
    }

    /** Returns once the broker has it; fails (and the record is tried again) when it cannot be stored. */
    public void publish(ConsumerRecord<String, byte[]> record, Exception cause) {
        log.error(
                "Record {}-{}@{} goes to the dead letters: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                Causes.of(cause));
        var letter = new ProducerRecord<>(record.topic() + ".dlt", record.partition(), record.key(), record.value());
        record.headers().forEach(header -> {
            if (!header.key().startsWith(PREFIX)) {
                letter.headers().add(header);
            }
        });
        describe(letter.headers(), record, cause);
        try {
            kafka.send(letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted before a dead letter was stored", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("A dead letter was not stored", e);
        }
        meters.counter("messagecenter.dead.letters", "topic", record.topic()).increment();
    }

    private void describe(Headers headers, ConsumerRecord<?, ?> record, Exception cause) {
        text(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, cause.getClass().getName());
        if (cause.getCause() != null) {
            text(
                    headers,
                    KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN,
                    cause.getCause().getClass().getName());
        }
        text(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, shortened(cause.getMessage()));
        text(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, record.topic());
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_PARTITION,
                bytes(Integer.BYTES).putInt(record.partition()).array());
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_OFFSET,
                bytes(Long.BYTES).putLong(record.offset()).array());
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
                bytes(Long.BYTES).putLong(record.timestamp()).array());
        text(headers, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, KafkaUtils.getConsumerGroupId());
        text(headers, TIME, clock.instant().toString());
        if (headers.lastHeader(TRACE_PARENT) == null) {
            text(headers, TRACE_PARENT, trace.traceParent());
        }
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count);
    }

    private static void text(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    private static @Nullable String shortened(@Nullable String message) {
        return message == null || message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
