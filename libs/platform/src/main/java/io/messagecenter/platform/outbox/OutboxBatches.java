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
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
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

    private static final String WAITING = """
            FROM outbox o WHERE parked_at IS NULL AND NOT EXISTS (
              SELECT FROM outbox p
              WHERE p.parked_at IS NOT NULL AND p.topic = o.topic AND p.key = o.key AND p.id < o.id)
            """;

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
            Instant createdAt) {}

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
        if (publish(producer, rows) == null) {
            delete(connection, rows);
        } else {
            oneByOne(connection, producer, rows);
        }
        return rows.size();
    }

    private void oneByOne(Connection connection, Producer<String, byte[]> producer, List<Row> rows)
            throws SQLException {
        var blocked = new ArrayList<String>();
        for (var row : rows) {
            var address = row.topic() + "\n" + row.key();
            if (blocked.contains(address)) {
                continue;
            }
            var refusal = publish(producer, List.of(row));
            if (refusal == null) {
                delete(connection, List.of(row));
            } else {
                blocked.add(address);
                park(connection, row, refusal);
            }
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
            if (cause instanceof RecordTooLargeException || cause instanceof InvalidTopicException) {
                return true;
            }
        }
        return false;
    }

    private static List<Row> oldest(Connection connection) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = connection.prepareStatement(
                "SELECT id, topic, key, payload, event_id, event_type, event_time, trace_parent, created_at " + WAITING
                        + " ORDER BY id LIMIT " + SIZE)) {
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
                "Event {} for {} was refused by the broker and is parked; its key waits",
                row.eventId(),
                row.topic(),
                refusal);
        parked.increment();
        try (var statement =
                connection.prepareStatement("UPDATE outbox SET parked_at = now(), parked_error = ? WHERE id = ?")) {
            statement.setString(1, String.valueOf(refusal.getMessage()));
            statement.setLong(2, row.id());
            statement.executeUpdate();
        }
    }
}
