package io.messagecenter.auth.directory;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.SessionEvent;
import io.messagecenter.contracts.auth.UserEvent;
import io.messagecenter.platform.kafka.BatchProcessor;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Reads users and sessions once more, with a group, only to put what nobody can read into the dead letters. All other readers have
 * no group and skip it: so it ends there once, and not once for each instance of each service.
 */
@Component
class DirectoryGuard {

    private final BatchProcessor batches;

    DirectoryGuard(BatchProcessor batches) {
        this.batches = batches;
    }

    @KafkaListener(topics = Topic.Names.AUTH_USERS, groupId = "auth-service.users", batch = "true")
    void users(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(UserEvent.class, withValue(records), _ -> {});
    }

    @KafkaListener(topics = Topic.Names.AUTH_SESSIONS, groupId = "auth-service.sessions", batch = "true")
    void sessions(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(SessionEvent.class, withValue(records), _ -> {});
    }

    /** Without a value it is no poison but the mark by which a compacted topic forgets a key. */
    private static List<ConsumerRecord<String, byte[]>> withValue(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().filter(record -> record.value() != null).toList();
    }
}
