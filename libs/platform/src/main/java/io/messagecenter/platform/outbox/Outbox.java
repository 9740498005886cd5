package io.messagecenter.platform.outbox;

import io.messagecenter.contracts.Event;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.kafka.TraceContext;
import java.sql.Connection;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events that leave the database. They are stored in the caller's transaction and published after its commit, at least once; those of
 * one key in the order in which they were appended, provided that the caller holds a lock for that key.
 */
public class Outbox {

    private static final String INSERT = """
            INSERT INTO outbox (topic, key, payload, event_id, event_type, event_time, trace_parent)
            SELECT topic, key, payload, event_id, event_type, event_time, ?
            FROM unnest(?::text[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::timestamptz[])
              WITH ORDINALITY AS row (topic, key, payload, event_id, event_type, event_time, place)
            ORDER BY place
            """;

    private final JdbcTemplate jdbc;
    private final TraceContext trace;
    private final OutboxSignal signal;

    Outbox(JdbcTemplate jdbc, TraceContext trace, OutboxSignal signal) {
        this.jdbc = jdbc;
        this.trace = trace;
        this.signal = signal;
    }

    /** An event, the topic it goes to and its Kafka key. */
    public record Entry(Topic topic, String key, Event event) {}

    /** Appends one event. Fails without a transaction: an append outside one would lose the guarantee without any other sign. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Topic topic, String key, Event event) {
        appendAll(List.of(new Entry(topic, key, event)));
    }

    /** Appends events in the order of the list, with one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> insert(connection, entries));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.raise();
            }
        });
    }

    private int insert(Connection connection, List<Entry> entries) throws java.sql.SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, trace.traceParent());
            statement.setArray(
                    2, texts(connection, entries.stream().map(e -> e.topic().topicName())));
            statement.setArray(3, texts(connection, entries.stream().map(Entry::key)));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea",
                            entries.stream()
                                    .map(e -> EventJson.write(e.event()))
                                    .toArray(byte[][]::new)));
            statement.setArray(
                    5,
                    texts(connection, entries.stream().map(e -> e.event().id().toString())));
            statement.setArray(6, texts(connection, entries.stream().map(e -> EventJson.typeOf(e.event()))));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "timestamptz",
                            entries.stream()
                                    .map(e -> e.event().time() == null
                                            ? null
                                            : Timestamp.from(e.event().time()))
                                    .toArray()));
            return statement.executeUpdate();
        }
    }

    private static java.sql.Array texts(Connection connection, java.util.stream.Stream<String> values)
            throws java.sql.SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
