package io.messagecenter.bot.turns;

import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.kafka.EventProducer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes proposals, in the order given, and closes their turns once Kafka has them. What fails stays open and is published again by
 * the next sweep; what is published twice has the same id.
 */
@Component
class Publisher {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    private final EventProducer producer;
    private final Turns turns;
    private final TurnMeters meters;

    /** Acknowledgements come on the producer's own thread, which must not wait for a database. */
    private final Executor closing = Executors.newVirtualThreadPerTaskExecutor();

    Publisher(EventProducer producer, Turns turns, TurnMeters meters) {
        this.producer = producer;
        this.turns = turns;
        this.meters = meters;
    }

    /** Returns before the proposals are acknowledged. */
    void publish(Collection<Turn> ready) {
        if (ready.isEmpty()) {
            return;
        }
        var sent = ready.stream().map(this::send).toList();
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .whenCompleteAsync((_, _) -> close(sent), closing);
    }

    private CompletableFuture<Turn> send(Turn turn) {
        var proposal = Objects.requireNonNull(turn.proposal());
        CompletableFuture<RecordMetadata> ack =
                producer.send(Topic.BOT_REPLIES, turn.address().toString(), proposal);
        return ack.whenComplete((_, e) -> {
                    if (e != null) {
                        log.warn("The proposal for message {} is not in Kafka yet: {}", turn.messageId(), e.toString());
                    }
                })
                .thenApply(_ -> turn);
    }

    private void close(List<CompletableFuture<Turn>> sent) {
        var published = sent.stream()
                .filter(result -> !result.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .toList();
        try {
            turns.close(published);
            published.forEach(meters::count);
        } catch (RuntimeException e) {
            log.warn(
                    "{} turns are published but not closed, they will be published again: {}",
                    published.size(),
                    e.toString());
        }
    }
}
