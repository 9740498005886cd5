package io.messagecenter.chat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.handling.LabelStatements;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.chat.search.SearchStatements;
import io.messagecenter.chat.search.SearchText;
import io.messagecenter.contracts.chat.ChatMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No filter reads much more than it shows. PostgreSQL plans as it likes, on analysed tables that are rolled back afterwards. */
@ChatTest
@Transactional
class InboxPlanTest {

    private static final int CHATS = 100_000;
    private static final int CHUNK = 5_000;
    private static final int LIMIT = 50;

    /** What a page may touch: its rows and one more, for each branch and for each table that a filter joins. */
    private static final long FEW = 4 * (LIMIT + 1);

    /** Pages that so many rows may lie on, with their way through the index. */
    private static final long FEW_PAGES = 8 * FEW;

    private static final Scope OWN_AND_UNASSIGNED = new Scope(false, 5_000_001L, true);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FoldTallies tallies;

    /** Most chats are closed and nobody's; a hundredth belongs to each agent, waits, is unread, or has the label. */
    private void manyChats() {
        jdbc.sql("""
                        INSERT INTO agents SELECT 5000000 + n, 'plan' || n, 'Plan ' || n, 'AGENT', true, 1
                        FROM generate_series(0, 19) n
                        """).update();
        for (int first = 1; first < CHATS; first += CHUNK) {
            chats(first);
            if (first == 1) {
                // Else foreign keys are checked by the plans of empty tables, which read all of them for every row.
                jdbc.sql("ANALYZE customers, chats").update();
            }
        }
        jdbc.sql("INSERT INTO chat_labels SELECT id, 'rare' FROM chats WHERE account = 'plan' AND id % 2000 = 1")
                .update();
        jdbc.sql("UPDATE chat_states SET snoozed_until = now() + interval '1 day'"
                        + " WHERE chat_id IN (SELECT id FROM chats WHERE account = 'plan' AND id % 2000 = 3)")
                .update();
        // Everybody is called in many chats, and each in a few.
        jdbc.sql(
                        "INSERT INTO mentions SELECT 5000000 + id / 100 % 20, id, 1 FROM chats WHERE account = 'plan' AND id % 100 = 5")
                .update();
        for (int part = 0; part < 10; part++) {
            jdbc.sql("""
                        INSERT INTO messages (id, chat_id, seq, in_seq, change, sender, origin, type, text, status, created_at, received_at)
                        SELECT -chat_id, chat_id, 1, 1, 1, 'customer', 'whatsapp', 'text',
                               'hello ' || md5(chat_id::text) || CASE WHEN chat_id % 2000 = 2 THEN ' zebra' ELSE '' END,
                               'received', sorted_at, sorted_at
                        FROM chat_states JOIN chats c ON c.id = chat_id AND c.account = 'plan' AND chat_id % 10 = :part
                        """).param("part", part).update();
        }
        // What autovacuum does after a while: until then new entries lie beside the index.
        jdbc.sql("""
                        SELECT gin_clean_pending_list(i::regclass)
                        FROM unnest(ARRAY['customers_name_parts', 'customers_phone_parts', 'messages_words']) i
                        """).query().listOfRows();
        jdbc.sql("ANALYZE agents, customers, chats, chat_states, chat_labels, messages, mentions")
                .update();
    }

    private void chats(int first) {
        jdbc.sql("""
                        WITH people AS (
                          INSERT INTO customers (name, phone, created_at, updated_at)
                          SELECT 'Customer ' || md5(n::text), '49' || (n * 777767777 % 10000000019)::text, now(), now()
                          FROM generate_series(:first::bigint, :last) n RETURNING id),
                        opened AS (
                          INSERT INTO chats (account, channel, address, kind, customer_id, created_at)
                          SELECT 'plan', CASE WHEN id % 2000 = 0 THEN 'email' ELSE 'whatsapp' END, 'plan:' || id, 'DIRECT', id, now()
                          FROM people RETURNING id, channel)
                        INSERT INTO chat_states (chat_id, channel, seq, in_seq, read_in_seq, mode, assigned_agent_id, waiting_since,
                                                 last_message_seq, last_message_at, sorted_at, updated_at)
                        SELECT id, channel, 1, 1, CASE WHEN id % 100 = 7 THEN 0 ELSE 1 END,
                               CASE WHEN id % 100 = 11 THEN 'PAUSED' WHEN id % 10 = 3 THEN 'AGENT' ELSE 'CLOSED' END,
                               CASE WHEN id % 5 = 3 THEN 5000000 + id / 5 % 20 END,
                               CASE WHEN id % 100 = 13 THEN now() END, 1, now(), now() - id * interval '1 minute', now()
                        FROM opened
                        """).param("first", first).param("last", first + CHUNK - 1).update();
    }

    @TestFactory
    Stream<DynamicTest> readsLittleMoreThanItShows() {
        manyChats();
        var phone = jdbc.sql("SELECT phone FROM customers WHERE name = 'Customer ' || md5('1')")
                .query(String.class)
                .single();
        var deep = new Keyset(Instant.now().minusSeconds(60L * CHATS / 2), Long.MAX_VALUE / 16);
        return Stream.of(
                fewRows("the whole list", query(Scope.ALL)),
                fewRows("a page far down", query(Scope.ALL).after(deep)),
                fewRows("an agent's own and the unassigned ones", query(OWN_AND_UNASSIGNED)),
                fewRows("a page of them far down", query(OWN_AND_UNASSIGNED).after(deep)),
                fewRows("an agent's own", query(Scope.of(5_000_001))),
                fewRows("the unassigned ones", query(Scope.UNASSIGNED)),
                fewRows("those in a rare mode", query(Scope.ALL).mode(ChatMode.PAUSED)),
                fewRows("the unread ones", query(Scope.ALL).unread()),
                fewRows("the waiting ones", query(Scope.ALL).waiting()),
                fewRows("the open ones", query(Scope.ALL).open()),
                fewRows("a page of them far down", query(Scope.ALL).open().after(deep)),
                fewRows(
                        "an agent's own open ones, of whom all are closed",
                        query(Scope.of(5_000_001)).open()),
                fewRows("an agent's own open ones", query(Scope.of(5_000_002)).open()),
                fewRows("the open ones that nobody has", query(Scope.UNASSIGNED).open()),
                fewRows(
                        "an agent's own and unassigned open ones",
                        query(OWN_AND_UNASSIGNED).open()),
                fewRows(
                        "the open ones that wait and do not sleep",
                        query(Scope.ALL).waiting().open().snoozed(false)),
                fewRows("those that sleep", query(Scope.ALL).snoozed(true)),
                fewRows("an agent's that sleep", query(OWN_AND_UNASSIGNED).snoozed(true)),
                fewRows("those that do not sleep", query(Scope.ALL).snoozed(false)),
                fewRows("those in which a note calls", query(Scope.ALL).mentioned(5_000_001)),
                statement("how many those are", Map.entry(Inbox.mentionStatement(Scope.ALL), Map.of("me", 5_000_001L))),
                fewRows("those of the usual channel", query(Scope.ALL).channel("whatsapp")),
                fewRows("those of a rare channel", query(Scope.ALL).channel("email")),
                fewRows("those of an unused channel", query(Scope.ALL).channel("telegram")),
                fewRows("those with a rare label", query(Scope.ALL).label("rare")),
                pages("the thread of a chat", FEW_PAGES, THREAD, Map.of("chat", anyChat())),
                statement("the labels", LabelStatements.labels(Scope.ALL)),
                statement("a search for a common word", SearchStatements.newestMessages("hello", Scope.ALL)),
                statement("a search for a rare word", SearchStatements.messages("zebra", Scope.ALL)),
                statement("a search for a name", SearchStatements.chats("C4CA4238A0B9", Scope.ALL)),
                statement("a search for digits", SearchStatements.chats(phone.substring(3, 10), Scope.ALL)),
                counts(),
                found("those with a part of a phone number", query(Scope.ALL).q(phone.substring(3, 10))),
                found("those with a part of a name", query(Scope.ALL).q("C4CA4238A0B9")),
                found("those with two words", query(Scope.ALL).q("hello zebr")));
    }

    /** A page of a thread, as it is read. */
    private static final String THREAD =
            "SELECT * FROM messages m WHERE m.chat_id = :chat ORDER BY m.created_at DESC, m.seq DESC LIMIT 51";

    private long anyChat() {
        return jdbc.sql("SELECT min(id) FROM chats WHERE account = 'plan'")
                .query(Long.class)
                .single();
    }

    private DynamicTest statement(String what, Map.Entry<String, Map<String, Object>> statement) {
        return pages(what, FEW_PAGES, statement.getKey(), statement.getValue());
    }

    private DynamicTest pages(String what, long most, String sql, Map<String, Object> parameters) {
        return DynamicTest.dynamicTest(what, () -> {
            var plan = plan(sql, parameters);
            assertThat(plan.path("Shared Hit Blocks").asLong()
                            + plan.path("Shared Read Blocks").asLong())
                    .as("pages of %s", plan)
                    .isLessThanOrEqualTo(most);
            assertThat(readWhole(plan)).isEmpty();
        });
    }

    /** The tables that are read from beginning to end, but for the labels, which lie on a few pages. */
    private static List<String> readWhole(JsonNode node) {
        var tables = new ArrayList<String>();
        if (node.path("Node Type").asString("").equals("Seq Scan")) {
            tables.add(node.path("Relation Name").asString(""));
        }
        node.path("Plans").forEach(inner -> tables.addAll(readWhole(inner)));
        tables.remove("chat_labels");
        return tables;
    }

    /** Counting reads tallies, a row for each kind of chat, and not the chats: of their kinds there are hundreds, with all that other tests left. */
    private DynamicTest counts() {
        return DynamicTest.dynamicTest("the counts", () -> {
            tallies.fold(0);
            var plan = plan(Inbox.countStatement(Scope.ALL), Map.of("me", 1L));
            assertThat(readWhole(plan)).containsExactly("chat_tallies");
            assertThat(scanned(plan, "none")).isBetween(1L, 10 * FEW);
        });
    }

    private DynamicTest fewRows(String what, Query query) {
        return DynamicTest.dynamicTest(
                what, () -> assertThat(touched(query.build(), "none")).isLessThanOrEqualTo(FEW));
    }

    /** A search finds by index, too; what it found may be put into the list's order by reading the states of all chats. */
    private DynamicTest found(String what, Query query) {
        return DynamicTest.dynamicTest(
                what, () -> assertThat(touched(query.build(), "chat_states")).isLessThanOrEqualTo(FEW));
    }

    /** How many rows the scans of the statement's plan looked at, but for those of one table. */
    private long touched(InboxQuery query, String except) {
        var statement = query.statement();
        return scanned(plan(statement.sql(), statement.parameters()), except);
    }

    private JsonNode plan(String sql, Map<String, Object> parameters) {
        var plan = jdbc.sql("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)
                .params(parameters)
                .query(String.class)
                .single();
        return JsonMapper.shared().readTree(plan).get(0).get("Plan");
    }

    private static long scanned(JsonNode node, String except) {
        long rows = 0;
        var table = node.path("Relation Name").asString("");
        if (!table.isEmpty() && !table.equals(except)
                || node.get("Node Type").asString().equals("Bitmap Index Scan")) {
            var perLoop = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            rows = Math.round(perLoop * node.path("Actual Loops").asDouble());
        }
        List<JsonNode> inner = new ArrayList<>();
        node.path("Plans").forEach(inner::add);
        return rows + inner.stream().mapToLong(n -> scanned(n, except)).sum();
    }

    private static Query query(Scope scope) {
        return new Query(scope, null, null, false, false, false, null, null, null, null, null);
    }

    private record Query(
            Scope scope,
            @Nullable ChatMode mode,
            @Nullable String channel,
            boolean isUnread,
            boolean isWaiting,
            boolean isOpen,
            @Nullable Boolean snoozed,
            @Nullable Long mentioned,
            @Nullable String label,
            @Nullable SearchText q,
            @Nullable Keyset after) {

        InboxQuery build() {
            return new InboxQuery(
                    scope, mode, channel, isUnread, isWaiting, isOpen, snoozed, mentioned, label, q, after, LIMIT);
        }

        Query after(Keyset after) {
            return new Query(scope, mode, channel, isUnread, isWaiting, isOpen, snoozed, mentioned, label, q, after);
        }

        Query mode(ChatMode mode) {
            return new Query(scope, mode, channel, isUnread, isWaiting, isOpen, snoozed, mentioned, label, q, after);
        }

        Query channel(String channel) {
            return new Query(scope, mode, channel, isUnread, isWaiting, isOpen, snoozed, mentioned, label, q, after);
        }

        Query unread() {
            return new Query(scope, mode, channel, true, isWaiting, isOpen, snoozed, mentioned, label, q, after);
        }

        Query waiting() {
            return new Query(scope, mode, channel, isUnread, true, isOpen, snoozed, mentioned, label, q, after);
        }

        Query open() {
            return new Query(scope, mode, channel, isUnread, isWaiting, true, snoozed, mentioned, label, q, after);
        }

        Query snoozed(boolean snoozed) {
            return new Query(scope, mode, channel, isUnread, isWaiting, isOpen, snoozed, mentioned, label, q, after);
        }

        Query mentioned(long user) {
            return new Query(scope, mode, channel, isUnread, isWaiting, isOpen, snoozed, user, label, q, after);
        }

        Query label(String label) {
            return new Query(scope, mode, channel, isUnread, isWaiting, isOpen, snoozed, mentioned, label, q, after);
        }

        Query q(String text) {
            return new Query(
                    scope,
                    mode,
                    channel,
                    isUnread,
                    isWaiting,
                    isOpen,
                    snoozed,
                    mentioned,
                    label,
                    SearchText.of(text),
                    after);
        }
    }
}
