package io.messagecenter.chat.delivery;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.platform.kafka.BatchProcessor;
import io.messagecenter.platform.kafka.Incoming;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Thin on purpose: a batch of records becomes one transaction. */
@Component
class ResultListener {

    private final BatchProcessor batches;
    private final ApplyResults results;

    ResultListener(BatchProcessor batches, ApplyResults results) {
        this.batches = batches;
        this.results = results;
    }

    @KafkaListener(topics = Topic.Names.OUTBOUND_RESULTS, groupId = "chat-service.results", batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(
                OutboundResult.class,
                records,
                batch -> results.apply(
                        batch.stream().<OutboundResult>map(Incoming::event).toList()));
    }
}
