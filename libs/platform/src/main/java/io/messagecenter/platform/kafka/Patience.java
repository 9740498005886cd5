package io.messagecenter.platform.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * What reaches a container is an error that will pass (see {@link BatchProcessor}). The records are read again, for ever, after a pause
 * that grows. They are not kept in hand meanwhile: during the pause the partitions may go to another instance, and then this one has
 * no business with them any more. To work on them nevertheless and to commit them would set the other's offsets back.
 */
final class Patience implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);

    /** Trouble that comes after so long a time is another one. */
    private static final Duration OVER = Duration.ofSeconds(30);

    private final BackOff pauses;
    private final ThreadLocal<Trouble> trouble = new ThreadLocal<>();

    private record Trouble(BackOffExecution pauses, long lastSeen) {}

    Patience(BackOff pauses) {
        this.pauses = pauses;
    }

    @Override
    public void handleBatch(
            Exception error,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        readAgain(batch, consumer);
        if (error instanceof CommitFailedException) {
            log.info("{} lost its partitions over a batch; whoever has them now reads it", container.getListenerId());
            return;
        }
        pause(container, error);
    }

    /** Those partitions that are still ours; the others begin where they were committed, wherever they are. */
    private static void readAgain(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
        var ours = consumer.assignment();
        for (var partition : batch.partitions()) {
            if (ours.contains(partition)) {
                List<? extends ConsumerRecord<?, ?>> records = batch.records(partition);
                consumer.seek(partition, records.getFirst().offset());
            }
        }
    }

    @Override
    public void handleOtherException(
            Exception error, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        pause(container, error);
    }

    private void pause(MessageListenerContainer container, Exception error) {
        var now = System.nanoTime();
        var before = trouble.get();
        if (before == null || now - before.lastSeen() > OVER.toNanos()) {
            log.warn("{} waits and tries again: {}", container.getListenerId(), Causes.of(error));
            before = new Trouble(pauses.start(), now);
        }
        trouble.set(new Trouble(before.pauses(), now));
        try {
            ListenerUtils.stoppableSleep(container, before.pauses().nextBackOff());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a batch that succeeded. */
    @Override
    public void clearThreadState() {
        trouble.remove();
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    /** What failed is not to be committed. */
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }
}
