package io.messagecenter.chat.intake;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.PresenceChanged;
import io.messagecenter.platform.kafka.BatchProcessor;
import io.messagecenter.platform.kafka.Incoming;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Thin on purpose: a batch of records becomes one transaction; presences are only passed on. */
@Component
class InboundListener {

    private final BatchProcessor batches;
    private final StoreInbound store;
    private final TellPresence presence;

    InboundListener(BatchProcessor batches, StoreInbound store, TellPresence presence) {
        this.batches = batches;
        this.store = store;
        this.presence = presence;
    }

    @KafkaListener(
            topics = Topic.Names.INBOUND_EVENTS,
            groupId = "chat-service.inbound",
            batch = "true",
            concurrency = "2")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        batches.process(InboundEvent.class, records, batch -> {
            var events = batch.stream().<InboundEvent>map(Incoming::event).toList();
            store.store(events);
            presence.tell(events.stream()
                    .filter(PresenceChanged.class::isInstance)
                    .map(PresenceChanged.class::cast)
                    .toList());
        });
    }
}
