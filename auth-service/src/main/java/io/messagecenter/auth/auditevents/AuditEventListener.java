package io.messagecenter.auth.auditevents;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.audit.AuditEvent;
import io.messagecenter.platform.kafka.BatchProcessor;
import io.messagecenter.platform.kafka.Incoming;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Thin on purpose: a batch of records becomes one transaction. */
@Component
class AuditEventListener {

    private final BatchProcessor batches;
    private final KeepAuditEvents keep;

    AuditEventListener(BatchProcessor batches, KeepAuditEvents keep) {
        this.batches = batches;
        this.keep = keep;
    }

    @KafkaListener(topics = Topic.Names.AUDIT_EVENTS, groupId = "auth-service.audit", batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(
                AuditEvent.class,
                records,
                batch ->
                        keep.all(batch.stream().<AuditEvent>map(Incoming::event).toList()));
    }
}
