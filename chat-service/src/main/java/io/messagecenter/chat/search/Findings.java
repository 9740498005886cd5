package io.messagecenter.chat.search;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.paging.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds, newest first. */
@Repository
class Findings {

    /** Messages that are looked through for a text without any word, such as a lone {@code %} or an emoji. */
    private static final int LOOKED_THROUGH = 5_000;

    /** Messages among which common words are looked for first: a hundred hits of what is in every 200th. */
    private static final int NEWEST = 20_000;

    private static final String ASSIGNEE = "s.assigned_agent_id";
    private static final String EARLIER = "m.deleted_at IS NULL AND (m.created_at, m.id) < (:at, :number)";
    private static final String NEWEST_FIRST = "ORDER BY m.created_at DESC, m.id DESC";

    /** A statement and its parameters. */
    record Statement(String sql, Map<String, Object> parameters) {}

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The chats that have it in their name or number, and when they were active. */
    List<Keyset> chats(SearchText text, Scope scope, Place before, int limit) {
        return query(chatStatement(text, scope, before, limit));
    }

    /**
     * The newest messages in which it stands, and when they were written. Common words are found along the time, rare ones by their
     * index. PostgreSQL cannot tell the two apart: of a word that is only begun it does not know how many it finds.
     */
    List<Keyset> messages(SearchText text, Scope scope, Place before, int limit) {
        if (!text.hasWords()) {
            return query(literalStatement(text, scope, before, limit));
        }
        var found = query(newestStatement(text, scope, before, limit));
        return found.size() == limit ? found : query(indexStatement(text, scope, before, limit));
    }

    static Statement chatStatement(SearchText text, Scope scope, Place before, int limit) {
        var parameters = parameters(before, limit);
        return new Statement("""
                SELECT s.sorted_at AS at, s.chat_id AS number FROM chat_states s
                WHERE s.chat_id IN (%s) AND %s AND (s.sorted_at, s.chat_id) < (:at, :number)
                ORDER BY s.sorted_at DESC, s.chat_id DESC LIMIT :limit
                """.formatted(text.people(parameters), scope.condition(ASSIGNEE)), parameters);
    }

    static Statement newestStatement(SearchText text, Scope scope, Place before, int limit) {
        var parameters = parameters(before, limit);
        parameters.put("looked_through", NEWEST);
        return ranked(
                "(SELECT m.* FROM messages m WHERE %s %s LIMIT :looked_through) m WHERE %s AND %s"
                        .formatted(EARLIER, NEWEST_FIRST, text.messages(parameters), visible(scope)),
                parameters);
    }

    static Statement indexStatement(SearchText text, Scope scope, Place before, int limit) {
        var parameters = parameters(before, limit);
        return ranked("""
                (WITH hits AS MATERIALIZED (
                   SELECT m.id, m.created_at, m.words FROM messages m WHERE %s AND %s AND %s)
                 SELECT * FROM hits) m""".formatted(EARLIER, text.messages(parameters), visible(scope)), parameters);
    }

    /** The newest of these messages, the best first. */
    private static Statement ranked(String messages, Map<String, Object> parameters) {
        return new Statement("""
                SELECT at, number FROM (
                  SELECT m.created_at AS at, m.id AS number, m.words FROM %s %s LIMIT :limit) newest
                ORDER BY ts_rank(words, wanted(:words)) DESC, at DESC, number DESC
                """.formatted(messages, NEWEST_FIRST), parameters);
    }

    private static Statement literalStatement(SearchText text, Scope scope, Place before, int limit) {
        var parameters = parameters(before, limit);
        parameters.put("looked_through", LOOKED_THROUGH);
        return new Statement(
                """
                SELECT m.created_at AS at, m.id AS number FROM (
                  SELECT m.id, m.created_at, m.text FROM messages m WHERE %s AND %s %s LIMIT :looked_through) m
                WHERE %s %s LIMIT :limit
                """.formatted(
                        EARLIER, visible(scope), NEWEST_FIRST, text.messagesWithoutIndex(parameters), NEWEST_FIRST),
                parameters);
    }

    /** Asked for each message by itself: PostgreSQL expects too many to look their chats up one by one, and would read all chats. */
    private static String visible(Scope scope) {
        return scope.everything()
                ? "TRUE"
                : "(SELECT %s FROM chat_states s WHERE s.chat_id = m.chat_id)".formatted(scope.condition(ASSIGNEE));
    }

    private static Map<String, Object> parameters(Place before, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("at", new Keyset(before.at(), before.number()).time());
        parameters.put("number", before.number());
        parameters.put("limit", limit);
        return parameters;
    }

    private List<Keyset> query(Statement statement) {
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query((row, n) -> keyset(row))
                .list();
    }

    private static Keyset keyset(ResultSet row) throws SQLException {
        return new Keyset(row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("number"));
    }
}
