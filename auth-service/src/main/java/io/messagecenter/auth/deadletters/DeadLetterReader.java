package io.messagecenter.auth.deadletters;

import io.messagecenter.platform.kafka.InfrastructureErrors;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Enters all dead letters and the quarantine into the index, whatever their topics are; new topics within seconds. */
@Component
class DeadLetterReader {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterReader.class);

    /** As long as the topics of dead letters keep them. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final DeadLetterIndex index;
    private final Clock clock;

    DeadLetterReader(DeadLetterIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    @KafkaListener(
            topicPattern = ".*\\.dlt|inbound\\.quarantine",
            groupId = "auth-service.dead-letters",
            batch = "true",
            properties = {
                "key.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "metadata.max.age.ms=5000",
                "max.poll.records=50"
            })
    void read(List<ConsumerRecord<byte[], byte[]>> records) {
        for (var record : records) {
            try {
                index.enter(record);
            } catch (RuntimeException e) {
                if (InfrastructureErrors.isInfrastructure(e)) {
                    throw e;
                }
                // Nothing is put into the dead letters of the dead letters; it stays where it is.
                log.error("{}-{}@{} cannot be listed", record.topic(), record.partition(), record.offset());
            }
        }
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
    void forgetOld() {
        index.forget(clock.instant().minus(KEPT));
    }
}
