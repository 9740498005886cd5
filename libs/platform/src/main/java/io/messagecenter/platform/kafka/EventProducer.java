package io.messagecenter.platform.kafka;

import io.messagecenter.contracts.Event;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Publishes events of services that have no outbox: what came in by Kafka or by a webhook that is answered afterwards. */
public final class EventProducer {

    private final KafkaTemplate<String, byte[]> kafka;
    private final TraceContext trace;
    private final String source;

    EventProducer(KafkaTemplate<String, byte[]> kafka, TraceContext trace, String source) {
        this.kafka = kafka;
        this.trace = trace;
        this.source = source;
    }

    /** Completes when every in-sync replica has it; fails within the producer's delivery time-out. */
    public CompletableFuture<RecordMetadata> send(Topic topic, String key, Event event) {
        return send(EventRecords.record(
                topic.topicName(),
                key,
                EventJson.write(event),
                event.id().toString(),
                EventJson.typeOf(event),
                source,
                event.time(),
                trace.traceParent()));
    }

    /** The same for bytes that are no event. */
    public CompletableFuture<RecordMetadata> sendRaw(
            String topic, @Nullable String key, byte[] value, Map<String, byte[]> headers) {
        var record = new ProducerRecord<String, byte[]>(topic, null, key, value);
        headers.forEach((name, content) -> record.headers().add(name, content));
        return send(record);
    }

    private CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        try {
            return kafka.send(record).thenApply(SendResult::getRecordMetadata);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
