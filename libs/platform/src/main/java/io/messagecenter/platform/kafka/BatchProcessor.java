package io.messagecenter.platform.kafka;

import io.messagecenter.contracts.Event;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.EventJson.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to work through a batch of records. What cannot be read goes to the dead letters alone. The work gets all that is left
 * at once; when it fails for a reason that will pass, the error goes on to the container, which tries the batch again for ever; when
 * it fails for any other reason, the batch is halved until the culprit is alone, and only that goes to the dead letters. Records are
 * always worked through in their order.
 */
public final class BatchProcessor {

    private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);
    private static final int TRIES_ALONE = 3;

    private final DeadLetters deadLetters;

    BatchProcessor(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * @param type the sealed interface of the topic; types of event that this version does not know are skipped
     * @param work one transaction over all it is given; may be called again with the same events
     */
    public <E extends Event> void process(
            Class<E> type, List<ConsumerRecord<String, byte[]>> records, Consumer<List<Incoming<E>>> work) {
        var readable = new ArrayList<Incoming<E>>(records.size());
        for (var record : records) {
            try {
                var event = EventJson.read(type, record.value());
                if (event != null) {
                    readable.add(new Incoming<>(event, record));
                }
            } catch (UnreadableEvent e) {
                deadLetters.publish(record, e);
            }
        }
        work(readable, work);
    }

    private <E extends Event> void work(List<Incoming<E>> batch, Consumer<List<Incoming<E>>> work) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            work.accept(batch);
        } catch (RuntimeException e) {
            if (InfrastructureErrors.isInfrastructure(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                alone(batch.getFirst(), work, e);
                return;
            }
            log.warn("A batch of {} failed, halving it: {}", batch.size(), Causes.of(e));
            work(batch.subList(0, batch.size() / 2), work);
            work(batch.subList(batch.size() / 2, batch.size()), work);
        }
    }

    private <E extends Event> void alone(
            Incoming<E> culprit, Consumer<List<Incoming<E>>> work, RuntimeException failure) {
        for (int attempt = 2; attempt <= TRIES_ALONE; attempt++) {
            try {
                work.accept(List.of(culprit));
                return;
            } catch (RuntimeException e) {
                if (InfrastructureErrors.isInfrastructure(e)) {
                    throw e;
                }
                failure = e;
            }
        }
        deadLetters.publish(culprit.record(), failure);
    }
}
