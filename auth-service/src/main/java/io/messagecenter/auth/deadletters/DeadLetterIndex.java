package io.messagecenter.auth.deadletters;

import io.messagecenter.auth.deadletters.DeadLetter.State;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;

/** The table of dead letters: what there is and what became of it, without the records themselves. */
@Component
class DeadLetterIndex {

    private static final int LONGEST_TEXT = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeadLetterIndex(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many there are of a topic. */
    record Count(String topic, long open, long replayed, long dropped) {}

    /** Enters a record; once, however often it is read. */
    void enter(ConsumerRecord<byte[], byte[]> record) {
        jdbc.sql("""
                        INSERT INTO dead_letters (topic, part, pos, arrived_at, key, size, source_topic, cause, consumer_group)
                        VALUES (:topic, :part, :pos, :at, :key, :size, :source, :cause, :consumers)
                        ON CONFLICT (topic, part, pos) DO NOTHING""")
                .param("topic", record.topic())
                .param("part", record.partition())
                .param("pos", record.offset())
                .param("at", at(Instant.ofEpochMilli(record.timestamp())))
                .param("key", record.key() == null ? null : clean(new String(record.key(), StandardCharsets.UTF_8)))
                .param("size", record.value() == null ? 0 : record.value().length)
                .param("source", clean(DeadLetterHeaders.sourceTopic(record)))
                .param("cause", clean(DeadLetterHeaders.text(record, KafkaHeaders.DLT_EXCEPTION_FQCN)))
                .param("consumers", clean(DeadLetterHeaders.text(record, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP)))
                .update();
    }

    List<Count> counts() {
        return jdbc.sql("""
                        SELECT topic, count(*) FILTER (WHERE state = 'open') AS open,
                               count(*) FILTER (WHERE state = 'replayed') AS replayed,
                               count(*) FILTER (WHERE state = 'dropped') AS dropped
                        FROM dead_letters GROUP BY topic ORDER BY topic""")
                .query((row, _) -> new Count(
                        row.getString("topic"), row.getLong("open"), row.getLong("replayed"), row.getLong("dropped")))
                .list();
    }

    /** The newest first. */
    List<DeadLetter> list(@Nullable String topic, @Nullable State state, long before, int limit) {
        var conditions = new ArrayList<>(List.of("id < ?"));
        var values = new ArrayList<Object>(List.of(before));
        if (topic != null) {
            conditions.add("topic = ?");
            values.add(topic);
        }
        if (state != null) {
            conditions.add("state = ?");
            values.add(wire(state));
        }
        values.add(limit);
        return jdbc.sql("SELECT * FROM dead_letters WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY id DESC LIMIT ?")
                .params(values)
                .query(DeadLetterIndex::read)
                .list();
    }

    Optional<DeadLetter> find(Position position) {
        return find(position, "");
    }

    /** The same, and nobody else marks it before this transaction ends. */
    Optional<DeadLetter> lock(Position position) {
        return find(position, " FOR UPDATE");
    }

    private Optional<DeadLetter> find(Position position, String lock) {
        return jdbc.sql("SELECT * FROM dead_letters WHERE topic = ? AND part = ? AND pos = ?" + lock)
                .params(position.topic(), position.partition(), position.offset())
                .query(DeadLetterIndex::read)
                .optional();
    }

    /** The next open ones of a topic, in the order in which they came. */
    List<DeadLetter> open(String topic, long after, int limit) {
        return jdbc.sql("SELECT * FROM dead_letters WHERE topic = ? AND state = 'open' AND id > ? ORDER BY id LIMIT ?")
                .params(topic, after, limit)
                .query(DeadLetterIndex::read)
                .list();
    }

    void mark(DeadLetter letter, State state, long by) {
        jdbc.sql("UPDATE dead_letters SET state = ?, marked_at = ?, marked_by = ? WHERE id = ?")
                .params(wire(state), at(clock.instant()), by, letter.id())
                .update();
    }

    /** Forgets those that Kafka has deleted long ago. */
    int forget(Instant before) {
        return jdbc.sql("DELETE FROM dead_letters WHERE arrived_at < ?")
                .param(at(before))
                .update();
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        var marked = row.getObject("marked_at", OffsetDateTime.class);
        return new DeadLetter(
                row.getLong("id"),
                row.getString("topic"),
                row.getInt("part"),
                row.getLong("pos"),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                row.getString("key"),
                row.getInt("size"),
                row.getString("source_topic"),
                row.getString("cause"),
                row.getString("consumer_group"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                marked == null ? null : marked.toInstant(),
                row.getObject("marked_by", Long.class));
    }

    private static String wire(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** As PostgreSQL can keep it. */
    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var kept = text.replace("\0", "");
        return kept.length() <= LONGEST_TEXT ? kept : kept.substring(0, LONGEST_TEXT);
    }
}
