package io.messagecenter.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;

/**
 * Commits how far a consumer has read when there is nothing more to read. Otherwise a group seems to be behind for ever where nothing
 * follows: the marks of transactions and what they took back are no records, so nobody commits them, and a commit that a rebalance
 * refused is not made again. Nothing is in hand then: a position is past only what was worked through (see {@link Patience}).
 */
final class IdleCommits implements ApplicationListener<ListenerContainerIdleEvent> {

    private static final Logger log = LoggerFactory.getLogger(IdleCommits.class);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** On the consumer's own thread, between two polls. */
    @Override
    public void onApplicationEvent(ListenerContainerIdleEvent event) {
        try {
            var consumer = event.getConsumer();
            var behind = behind(consumer);
            if (!behind.isEmpty()) {
                consumer.commitSync(behind, LONGEST);
            }
        } catch (KafkaException e) {
            log.debug("{} says how far it has read at the next occasion: {}", event.getListenerId(), e.toString());
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> behind(Consumer<?, ?> consumer) {
        var behind = new HashMap<TopicPartition, OffsetAndMetadata>();
        consumer.committed(consumer.assignment(), LONGEST).forEach((partition, committed) -> {
            var read = consumer.position(partition, LONGEST);
            if (committed == null || committed.offset() < read) {
                behind.put(partition, new OffsetAndMetadata(read));
            }
        });
        return behind;
    }
}
