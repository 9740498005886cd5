package io.messagecenter.benchmarks.inbox;

import io.messagecenter.benchmarks.center.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the tables of chats with as many messages as wanted, ten a chat, by statements over whole tables. Words come as often as in a
 * language: the further down the list, the rarer.
 */
final class InboxData {

    static final int MESSAGES_PER_CHAT = 10;

    /** Among the commonest; each is in several per cent of all messages. */
    static final List<String> COMMON =
            List.of("order", "delivery", "price", "today", "please", "thanks", "when", "size", "colour", "refund");

    private static final String AGENTS = """
            INSERT INTO agents (id, username, name, role, active, version)
            SELECT 5000000 + n, 'bench' || n, 'Bench ' || n, 'AGENT', true, 1 FROM generate_series(0, 19) n
            ON CONFLICT DO NOTHING""";

    private static final String CHATS = """
            WITH people AS (
              INSERT INTO customers (name, phone, created_at, updated_at)
              SELECT 'Customer ' || md5(n::text), (4930000000000 + n * 7777)::text, now(), now()
              FROM generate_series(1::bigint, %1$d) n RETURNING id, phone)
            INSERT INTO chats (account, channel, address, kind, customer_id, created_at)
            SELECT 'inbox', 'whatsapp', 'whatsapp:inbox:' || phone || '@s.whatsapp.net', 'DIRECT', id, now() - interval '1 year'
            FROM people""";

    private static final String ADDRESSES =
            "INSERT INTO chat_addresses (address, chat_id) SELECT address, id FROM chats";

    /** Most chats are closed; the newest are open, and belong to agents or to nobody. */
    private static final String STATES = """
            INSERT INTO chat_states (chat_id, %2$s seq, in_seq, read_in_seq, change, mode, assigned_agent_id, waiting_since,
                                     last_message_seq, last_message_at, newest_at, sorted_at, updated_at)
            SELECT id, %3$s 10, 10, CASE WHEN id %% 100 = 7 THEN 8 ELSE 10 END, 20,
                   CASE WHEN id %% 10 = 3 THEN 'AGENT' WHEN id %% 50 = 11 THEN 'BOT' ELSE 'CLOSED' END,
                   CASE WHEN id %% 5 = 3 THEN 5000000 + id / 5 %% 20 END,
                   CASE WHEN id %% 100 = 13 THEN at END, 10, at, at, at, at
            FROM (SELECT id, now() - id * interval '3 minutes' AS at FROM chats) c""";

    private static final String MESSAGES = """
            INSERT INTO messages (chat_id, seq, id, in_seq, change, sender, origin, type, text, status, provider_id,
                                  provider_at, created_at, received_at)
            SELECT c.chat_id, n, -(c.chat_id * 10 + n), n, n, 'customer', 'whatsapp', 'text', t.text, 'received',
                   'inbox-' || c.chat_id || '-' || n, at, at, at
            FROM chat_states c CROSS JOIN generate_series(1, 10) n,
                 LATERAL (SELECT c.last_message_at - (10 - n) * interval '7 minutes' AS at) w,
                 LATERAL (SELECT string_agg(CASE WHEN w <= 10 THEN (ARRAY[%4$s])[w] ELSE 'w' || w END, ' ') AS text
                          FROM (SELECT floor(exp(ln(8) + random() * ln(376)))::int - 7 AS w
                                FROM generate_series(1, 9 + (0 * c.chat_id + 0 * n)::int)) drawn) t""";

    private static final String REFS = """
            INSERT INTO message_refs (account, provider_id, chat_id, seq)
            SELECT 'inbox', provider_id, chat_id, seq FROM messages""";

    private final Database database;

    InboxData(Database database) {
        this.database = database;
    }

    /** Returns how many seconds it took, the indexes and statistics included. */
    double load(int messages) {
        long began = System.nanoTime();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET maintenance_work_mem = '512MB'");
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET max_parallel_maintenance_workers = 2");
            statement.execute("TRUNCATE chats, customers, chat_states, messages, message_refs, chat_addresses CASCADE");
            var indexes = dropped(statement);
            for (var sql : List.of(AGENTS, CHATS, ADDRESSES, STATES, MESSAGES, REFS)) {
                statement.execute(sql.formatted(
                        messages / MESSAGES_PER_CHAT,
                        hasChannel(statement) ? "channel," : "",
                        hasChannel(statement) ? "'whatsapp'," : "",
                        quoted(COMMON)));
            }
            for (var index : indexes) {
                statement.execute(index);
            }
            statement.execute(
                    "VACUUM (ANALYZE) agents, customers, chats, chat_addresses, chat_states, messages, message_refs");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static String quoted(List<String> words) {
        return String.join(", ", words.stream().map(word -> "'" + word + "'").toList());
    }

    private static boolean hasChannel(java.sql.Statement statement) throws SQLException {
        try (var columns = statement.executeQuery(
                "SELECT FROM information_schema.columns WHERE table_name = 'chat_states' AND column_name = 'channel'")) {
            return columns.next();
        }
    }

    /** Drops the indexes that no constraint needs, and returns the statements that make them again. */
    private static List<String> dropped(java.sql.Statement statement) throws SQLException {
        var names = new ArrayList<String>();
        var definitions = new ArrayList<String>();
        try (var rows = statement.executeQuery("""
                SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
                WHERE i.indrelid IN ('messages'::regclass, 'customers'::regclass, 'chat_states'::regclass)
                  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)""")) {
            while (rows.next()) {
                names.add(rows.getString(1));
                definitions.add(rows.getString(2));
            }
        }
        for (var name : names) {
            statement.execute("DROP INDEX " + name);
        }
        return definitions;
    }
}
