package io.messagecenter.chat.log;

import io.messagecenter.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the log from one place on, partition by partition in order, and only what was committed. For one thread; close it.
 */
public final class LogReader implements AutoCloseable {

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private Cursor position;

    LogReader(Consumer<String, byte[]> consumer, List<TopicPartition> partitions, Cursor from) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.position = from;
        consumer.assign(partitions);
        partitions.forEach(p -> consumer.seek(p, from.next(p.partition())));
    }

    /**
     * What comes next; waits for the first of it.
     *
     * @throws org.apache.kafka.clients.consumer.OffsetOutOfRangeException if the place is not kept any more
     */
    public List<LogRecord> poll(Duration patience) {
        var found = new ArrayList<LogRecord>();
        for (var record : consumer.poll(patience)) {
            found.add(new LogRecord(record.partition(), record.offset(), record.value()));
        }
        var next = new long[Topic.PARTITIONS];
        // Beyond the last record: the marks at the end of transactions have positions, too.
        partitions.forEach(p -> next[p.partition()] = consumer.position(p));
        position = position.at(next);
        return found;
    }

    /** The place right after all that was polled. */
    public Cursor position() {
        return position;
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
