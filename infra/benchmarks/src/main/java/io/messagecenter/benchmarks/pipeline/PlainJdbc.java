package io.messagecenter.benchmarks.pipeline;

import io.messagecenter.benchmarks.center.Database;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * The baselines of storing messages: from memory straight into the service's own tables with all their indexes, by as many
 * connections and in batches as large as the service has. No Kafka, no JSON, no locks, no duplicates to look for, no events.
 */
final class PlainJdbc {

    private static final int CONNECTIONS = 2;
    private static final int BATCH = 200;

    private static final String INSERT_MESSAGES = """
            INSERT INTO messages (chat_id, seq, id, in_seq, change, sender, origin, type, text, status, provider_id,
                                  provider_at, created_at, received_at)
            SELECT chat_id, seq, id, seq, seq, 'customer', 'whatsapp', 'text', text, 'received', provider_id, at, at, at
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
              AS n(chat_id, seq, id, text, provider_id, at)""";

    private static final String INSERT_REFS = """
            INSERT INTO message_refs (account, provider_id, chat_id, seq)
            SELECT 'plain', provider_id, chat_id, seq FROM unnest(?::text[], ?::bigint[], ?::bigint[])
              AS n(provider_id, chat_id, seq) ON CONFLICT DO NOTHING""";

    private static final String UPDATE_CHATS = """
            UPDATE chat_states AS s SET seq = n.seq, in_seq = n.seq, change = s.change + 2, last_message_seq = n.seq,
              last_message_at = n.at, newest_at = n.at, sorted_at = n.at, updated_at = n.at
            FROM unnest(?::bigint[], ?::bigint[], ?::timestamptz[]) AS n(chat_id, seq, at) WHERE s.chat_id = n.chat_id""";

    private final Database database;
    private final List<Long> chats;
    private final long[] seqs = new long[Messages.CHATS];
    private long next;

    private record Row(long chatId, long seq, long id, String text, String providerId, Timestamp at) {}

    /** @param account whose chats are there already, {@link Messages#CHATS} of them */
    PlainJdbc(Database database, String account) {
        this.database = database;
        this.chats = chats(database, account);
    }

    private static List<Long> chats(Database database, String account) {
        var ids = new ArrayList<Long>();
        try (var connection = database.connect();
                var statement = connection.prepareStatement("SELECT id FROM chats WHERE account = ?")) {
            statement.setString(1, account);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (ids.size() != Messages.CHATS) {
            throw new IllegalStateException(account + " has " + ids.size() + " chats");
        }
        return ids;
    }

    /** Messages a second by set-based inserts and updates, a transaction a batch. */
    double insert(int messages) {
        return timed(messages, (connection, rows) -> {
            for (int from = 0; from < rows.size(); from += BATCH) {
                insert(connection, rows.subList(from, Math.min(from + BATCH, rows.size())));
                connection.commit();
            }
        });
    }

    /** Messages a second by COPY into the table of messages alone. */
    double copy(int messages) {
        return timed(messages, (connection, rows) -> {
            var text = new StringBuilder();
            for (var row : rows) {
                text.append("%d\t%d\t%d\t%d\t%d\tcustomer\twhatsapp\ttext\t%s\treceived\t%s\t%s\t%s\t%s\n"
                        .formatted(
                                row.chatId,
                                row.seq,
                                row.id,
                                row.seq,
                                row.seq,
                                row.text,
                                row.providerId,
                                row.at,
                                row.at,
                                row.at));
            }
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                            COPY messages (chat_id, seq, id, in_seq, change, sender, origin, type, text, status,
                              provider_id, provider_at, created_at, received_at) FROM STDIN""", new StringReader(text.toString()));
            connection.commit();
        });
    }

    private interface Work {
        void on(Connection connection, List<Row> rows) throws SQLException, IOException;
    }

    /** Only the work itself is timed: the rows are made and the connections are open before. */
    private double timed(int messages, Work work) {
        var shares = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> (List<Row>) new ArrayList<Row>())
                .toList();
        for (int i = 0; i < messages; i++) {
            // A chat's messages by one connection, as a partition's are by one consumer.
            shares.get(Messages.chat(next) % CONNECTIONS).add(row(next++));
        }
        var connections = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> database.connect())
                .toList();
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                var connection = connections.get(i);
                var share = shares.get(i);
                threads.submit(() -> {
                    connection.setAutoCommit(false);
                    work.on(connection, share);
                    return null;
                });
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        try {
            for (var connection : connections) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return messages / seconds;
    }

    private Row row(long number) {
        var chat = Messages.chat(number);
        return new Row(
                chats.get(chat),
                1 + ++seqs[chat],
                -1 - number,
                Messages.TEXT.formatted(number),
                "plain-" + number,
                Timestamp.from(Instant.now()));
    }

    private static void insert(Connection connection, List<Row> rows) throws SQLException {
        var newest = new LinkedHashMap<Long, Row>();
        rows.forEach(row -> newest.put(row.chatId, row));
        var chats = newest.values().stream()
                .sorted((a, b) -> Long.compare(a.chatId, b.chatId))
                .toList();
        try (var messages = connection.prepareStatement(INSERT_MESSAGES);
                var refs = connection.prepareStatement(INSERT_REFS);
                var states = connection.prepareStatement(UPDATE_CHATS)) {
            messages.setArray(1, longs(connection, rows.stream().map(Row::chatId)));
            messages.setArray(2, longs(connection, rows.stream().map(Row::seq)));
            messages.setArray(3, longs(connection, rows.stream().map(Row::id)));
            messages.setArray(
                    4,
                    connection.createArrayOf(
                            "text", rows.stream().map(Row::text).toArray()));
            messages.setArray(
                    5,
                    connection.createArrayOf(
                            "text", rows.stream().map(Row::providerId).toArray()));
            messages.setArray(
                    6,
                    connection.createArrayOf(
                            "timestamptz", rows.stream().map(Row::at).toArray()));
            messages.executeUpdate();
            refs.setArray(
                    1,
                    connection.createArrayOf(
                            "text", rows.stream().map(Row::providerId).toArray()));
            refs.setArray(2, longs(connection, rows.stream().map(Row::chatId)));
            refs.setArray(3, longs(connection, rows.stream().map(Row::seq)));
            refs.executeUpdate();
            states.setArray(1, longs(connection, chats.stream().map(Row::chatId)));
            states.setArray(2, longs(connection, chats.stream().map(Row::seq)));
            states.setArray(
                    3,
                    connection.createArrayOf(
                            "timestamptz", chats.stream().map(Row::at).toArray()));
            states.executeUpdate();
        }
    }

    private static java.sql.Array longs(Connection connection, java.util.stream.Stream<Long> values)
            throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }
}
