package io.messagecenter.platform.outbox;

import io.messagecenter.platform.kafka.EventRecords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves rows of the outbox to Kafka, a batch in one Kafka transaction: all of them arrive or none. A row that the broker will never
 * take is parked, and later rows of its key wait behind it, so that nothing is overtaken.
 */
final class OutboxBatches {

    private static final Logger log = LoggerFactory.getLogger(OutboxBatches.class);
    private static final int SIZE = 500;

    /** Unless it is a single row: what a batch may need of the memory. */
    private static final int BYTES = 8 * 1024 * 1024;

    private static final String WAITING = """
            FROM outbox o WHERE parked_at IS NULL AND NOT EXISTS (
              SELECT FROM outbox p
              WHERE p.parked_at IS NOT NULL AND p.topic = o.topic AND p.key = o.key AND p.id < o.id)
            """;

    static final String OLDEST = """
            SELECT id, topic, key, payload, event_id, event_type, event_time, trace_parent, created_at
            FROM (SELECT o.*, sum(octet_length(payload)) OVER (ORDER BY id) - octet_length(payload) AS before
                  FROM (SELECT o.* %s ORDER BY id LIMIT %d) o) o
            WHERE before < %d
            ORDER BY id
            """.formatted(WAITING, SIZE, BYTES);

    private final String source;
    private final Clock clock;
    private final Timer latency;
    private final Counter parked;

    OutboxBatches(String source, Clock clock, MeterRegistry meters) {
        this.source = source;
        this.clock = clock;
        latency = Timer.builder("messagecenter.outbox.latency")
                .description("From the append of an event to the broker's acknowledgement")
                .publishPercentileHistogram()
                .register(meters);
        parked = Counter.builder("messagecenter.outbox.parked")
                .description("Events that the broker will never take; an operator must look")
                .register(meters);
    }

    private record Row(
            long id,
            String topic,
            String key,
            byte[] payload,
            String eventId,
            String eventType,
            @Nullable Instant eventTime,
            @Nullable String traceParent,
            Instant createdAt) {

        /** What keeps its order. */
        Address address() {
            return new Address(topic, key);
        }
    }

    private record Address(String topic, String key) {}

    boolean pending(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT EXISTS (SELECT " + WAITING + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }

    /**
     * Publishes the oldest rows and deletes them.
     *
     * @return how many rows were dealt with
     * @throws KafkaException if the producer is of no use any more (fenced, broker away): get a new one
     */
    int publishNext(Connection connection, Producer<String, byte[]> producer) throws SQLException {
        var rows = oldest(connection);
        if (rows.isEmpty()) {
            return 0;
        }
        publishAll(connection, producer, rows, new HashSet<>());
        return rows.size();
    }

    /** Halves what the broker refuses until the culprit is alone, in the order of the rows; what is behind one of its key waits. */
    private void publishAll(
            Connection connection, Producer<String, byte[]> producer, List<Row> rows, Set<Address> blocked)
            throws SQLException {
        var free = rows.stream().filter(row -> !blocked.contains(row.address())).toList();
        if (free.isEmpty()) {
            return;
        }
        var refusal = publish(producer, free);
        if (refusal == null) {
            delete(connection, free);
        } else if (free.size() == 1) {
            blocked.add(free.getFirst().address());
            park(connection, free.getFirst(), refusal);
        } else {
            publishAll(connection, producer, free.subList(0, free.size() / 2), blocked);
            publishAll(connection, producer, free.subList(free.size() / 2, free.size()), blocked);
        }
    }

    /** Returns why the broker refused a record for good, or null when it has them all. */
    private @Nullable Exception publish(Producer<String, byte[]> producer, List<Row> rows) {
        producer.beginTransaction();
        try {
            var sends = new ArrayList<java.util.concurrent.Future<RecordMetadata>>(rows.size());
            for (var row : rows) {
                sends.add(producer.send(EventRecords.record(
                        row.topic(),
                        row.key(),
                        row.payload(),
                        row.eventId(),
                        row.eventType(),
                        source,
                        row.eventTime(),
                        row.traceParent())));
            }
            producer.flush();
            for (var send : sends) {
                send.get();
            }
            producer.commitTransaction();
        } catch (ExecutionException | KafkaException e) {
            // After the first refusal the producer throws at every call until the transaction is aborted.
            if (refusedForGood(e)) {
                producer.abortTransaction();
                return e;
            }
            throw new KafkaException("The broker did not take a batch of the outbox", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while publishing", e);
        }
        var now = clock.instant();
        rows.forEach(row -> latency.record(Duration.between(row.createdAt(), now)));
        return null;
    }

    private static boolean refusedForGood(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException
                    || cause instanceof RecordBatchTooLargeException
                    || cause instanceof InvalidRecordException
                    || cause instanceof InvalidTopicException) {
                return true;
            }
        }
        return false;
    }

    private static List<Row> oldest(Connection connection) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = connection.prepareStatement(OLDEST)) {
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var time = row.getTimestamp(7);
                    rows.add(new Row(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getBytes(4),
                            row.getString(5),
                            row.getString(6),
                            time == null ? null : time.toInstant(),
                            row.getString(8),
                            row.getTimestamp(9).toInstant()));
                }
            }
        }
        return rows;
    }

    private static void delete(Connection connection, List<Row> rows) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::id).toArray()));
            statement.executeUpdate();
        }
    }

    private void park(Connection connection, Row row, Exception refusal) throws SQLException {
        log.error(
                "Event {} for {} was refused by the broker and is parked; its key waits: {}",
                row.eventId(),
                row.topic(),
                refusal.toString());
        parked.increment();
        try (var statement =
                connection.prepareStatement("UPDATE outbox SET parked_at = now(), parked_error = ? WHERE id = ?")) {
            statement.setString(1, String.valueOf(refusal.getMessage()));
            statement.setLong(2, row.id());
            statement.executeUpdate();
        }
    }
}
