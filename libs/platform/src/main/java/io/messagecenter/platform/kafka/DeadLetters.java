package io.messagecenter.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/** Puts a record that can never be processed into {@code <topic>.dlt}, byte for byte, with its headers and the cause. */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final DeadLetterPublishingRecoverer recoverer;
    private final MeterRegistry meters;

    DeadLetters(KafkaOperations<?, ?> kafka, MeterRegistry meters) {
        this.meters = meters;
        recoverer = new DeadLetterPublishingRecoverer(
                kafka, (record, e) -> new TopicPartition(record.topic() + ".dlt", record.partition()));
        recoverer.setFailIfSendResultIsError(true);
        recoverer.excludeHeader(DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd.EX_STACKTRACE);
    }

    /** Returns once the broker has it; fails (and the record is tried again) when it cannot be stored. */
    public void publish(ConsumerRecord<String, byte[]> record, Exception cause) {
        log.error(
                "Record {}-{}@{} goes to the dead letters: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                cause.getMessage(),
                cause);
        recoverer.accept(record, cause);
        meters.counter("messagecenter.dead.letters", "topic", record.topic()).increment();
    }
}
