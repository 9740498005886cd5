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
    static final int LOOKED_THROUGH = 5_000;

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

    /** The messages in which it stands, and when they were written. */
    List<Keyset> messages(SearchText text, Scope scope, Place before, int limit) {
        return query(messageStatement(text, scope, before, limit));
    }

    static Statement chatStatement(SearchText text, Scope scope, Place before, int limit) {
        var parameters = parameters(before, limit);
        return new Statement(
                """
                SELECT s.sorted_at AS at, s.chat_id AS number FROM chat_states s
                WHERE s.chat_id IN (%s) AND %s AND (s.sorted_at, s.chat_id) < (:at, :number)
                ORDER BY s.sorted_at DESC, s.chat_id DESC LIMIT :limit
                """.formatted(text.people(parameters), scope.condition("s.assigned_agent_id")), parameters);
    }

    static Statement messageStatement(SearchText text, Scope scope, Place before, int limit) {
        var parameters = parameters(before, limit);
        var visible = """
                m.deleted_at IS NULL AND (m.created_at, m.id) < (:at, :number) AND %s""".formatted(scope.condition("s.assigned_agent_id"));
        var order = "ORDER BY m.created_at DESC, m.id DESC";
        var tables = "FROM messages m JOIN chat_states s ON s.chat_id = m.chat_id";
        if (text.hasWords()) {
            return new Statement("""
                    SELECT at, number FROM (
                      SELECT m.created_at AS at, m.id AS number, words(m.text) AS words
                      %s WHERE %s AND %s %s LIMIT :limit) newest
                    ORDER BY ts_rank(words, wanted(:words)) DESC, at DESC, number DESC
                    """.formatted(tables, visible, text.messages(parameters), order), parameters);
        }
        parameters.put("looked_through", LOOKED_THROUGH);
        return new Statement(
                """
                SELECT m.created_at AS at, m.id AS number FROM (
                  SELECT m.id, m.created_at, m.text %s WHERE %s %s LIMIT :looked_through) m
                WHERE %s %s LIMIT :limit
                """.formatted(tables, visible, order, text.messagesWithoutIndex(parameters), order), parameters);
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
