package io.messagecenter.systemtests.faults;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Looks into Kafka and the databases past all proxies: what is under way, and what has come of it. */
final class Sight implements AutoCloseable {

    private static final List<String> GROUPS = List.of(
            "chat-service.inbound",
            "chat-service.results",
            "chat-service.bot",
            "bot-service",
            "outbound-whapi-service",
            "outbound-whapi-service-echoes");

    /** Of the relay's lock; see OutboxRelay. */
    private static final String RELAY_LOCK = "classid = 28533 AND objid = 1952608120";

    private final Cluster cluster;
    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;

    Sight(Cluster cluster) {
        this.cluster = cluster;
        this.admin = Admin.create(Map.of("bootstrap.servers", cluster.kafkaAddress()));
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", cluster.kafkaAddress(),
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "max.poll.records", "5000",
                        "fetch.max.wait.ms", "100"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Rows of a database; a new connection each time, since it may be the database that is broken. */
    <T> List<T> rows(String database, String sql, Reader<T> reader, Object... parameters) {
        try (var connection = DriverManager.getConnection(cluster.databaseUrl(database));
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof List<?> list) {
                    statement.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new Unseen(e);
        }
    }

    /** What is to be looked at does not answer now. */
    static final class Unseen extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unseen(Throwable cause) {
            super(cause.toString(), cause);
        }
    }

    /** Does what an operator does in the database. */
    void change(String database, String sql) {
        try (var connection = DriverManager.getConnection(cluster.databaseUrl(database));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new Unseen(e);
        }
    }

    long count(String database, String sql, Object... parameters) {
        return rows(database, sql, row -> row.getLong(1), parameters).getFirst();
    }

    /** Events that wait in an outbox for the broker. */
    long outbox(String database) {
        return count(database, "SELECT count(*) FROM outbox WHERE parked_at IS NULL");
    }

    /** Sends in one of these states. */
    long intents(String... states) {
        return count("outbound", "SELECT count(*) FROM intents WHERE state = ANY (?)", List.of(states));
    }

    /** Transactions that an instance has open at the moment, the relay's aside. */
    long openTransactions(String part) {
        return count("postgres", """
                SELECT count(*) FROM pg_stat_activity a WHERE application_name = ? AND xact_start IS NOT NULL
                  AND NOT EXISTS (SELECT FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'advisory')""", part);
    }

    /** The instance of outbound that makes the calls now: who claimed last. */
    @Nullable String dispatcher() {
        return rows("outbound", """
                        SELECT application_name FROM pg_stat_activity
                        WHERE datname = current_database() AND query LIKE 'UPDATE intents%sending%'
                        ORDER BY query_start DESC LIMIT 1""", row -> row.getString(1)).stream()
                .findFirst()
                .orElse(null);
    }

    /** @param clientPort the port from which the connection comes, as the database sees it */
    record Relay(String part, int clientPort) {}

    /** Who publishes the outbox of a database now. */
    @Nullable Relay relay(String database) {
        return rows(
                        database,
                        """
                        SELECT a.application_name, a.client_port FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                        WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database() AND l.%s""".formatted(RELAY_LOCK.replace(" AND ", " AND l.")),
                        row -> new Relay(row.getString(1), row.getInt(2)))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Records that a group has still before it, by partition. Control records at the end do not count. */
    Map<TopicPartition, Long> lag(String group) {
        try {
            Map<TopicPartition, Long> committed = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(3, TimeUnit.SECONDS)
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            committed.put(partition, offset.offset());
                        }
                    });
            var lags = new HashMap<TopicPartition, Long>();
            ends(committed.keySet()).forEach((partition, end) -> {
                long behind = end - committed.get(partition);
                if (behind > 0 && hasData(partition, committed.get(partition), end)) {
                    lags.put(partition, behind);
                }
            });
            return lags;
        } catch (ExecutionException | TimeoutException e) {
            throw new Unseen(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unseen(e);
        }
    }

    long totalLag(String group) {
        return lag(group).values().stream().mapToLong(Long::longValue).sum();
    }

    private synchronized Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        return consumer.endOffsets(partitions, Duration.ofSeconds(3));
    }

    private synchronized boolean hasData(TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (consumer.position(partition, Duration.ofSeconds(2)) < end && System.nanoTime() < deadline) {
            if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, 12)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    Map<TopicPartition, Long> ends(String topic) {
        return ends(new HashSet<>(partitions(topic)));
    }

    /** All records since those positions, in the order of each partition. */
    synchronized List<ConsumerRecord<String, byte[]>> since(Map<TopicPartition, Long> positions) {
        var ends = consumer.endOffsets(positions.keySet(), Duration.ofSeconds(5));
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey(), Duration.ofSeconds(5)) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            if (System.nanoTime() > deadline) {
                throw new Unseen(new TimeoutException("the end of " + positions.keySet() + " is not reached"));
            }
        }
        return records;
    }

    Admin admin() {
        return admin;
    }

    /** What is still under way, in words; empty when all is settled. */
    String underWay() {
        try {
            var words = new ArrayList<String>();
            for (var group : GROUPS) {
                var lag = totalLag(group);
                if (lag > 0) {
                    words.add("%s %d behind".formatted(group, lag));
                }
            }
            for (var database : List.of("chat", "outbound", "auth")) {
                var waiting = outbox(database);
                if (waiting > 0) {
                    words.add("%d in the outbox of %s".formatted(waiting, database));
                }
            }
            var sends = intents("queued", "sending", "unknown");
            if (sends > 0) {
                words.add(sends + " sends");
            }
            var turns = count("bot", "SELECT count(*) FROM turns WHERE state IN ('waiting', 'ready')");
            if (turns > 0) {
                words.add(turns + " turns of the bot");
            }
            return String.join(", ", words);
        } catch (Unseen | org.apache.kafka.common.KafkaException e) {
            return "not to be seen: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
