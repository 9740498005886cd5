package io.messagecenter.chat.inbox;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.paging.Keyset;
import io.messagecenter.chat.paging.Page;
import io.messagecenter.contracts.chat.ChatMode;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds and counts chats. */
@Repository
class Inbox {

    static final String CURSOR = "inbox";

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of a page's chats. */
    Page<Long> rows(InboxQuery query) {
        if (query.scope().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var statement = query.statement();
        List<Keyset> found = jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query((row, n) -> new Keyset(
                        row.getObject("sorted_at", OffsetDateTime.class).toInstant(), row.getLong("chat_id")))
                .list();
        var more = found.size() > query.limit();
        var page = more ? found.subList(0, query.limit()) : found;
        return new Page<>(
                page.stream().map(Keyset::number).toList(),
                more ? page.getLast().cursor(CURSOR) : null);
    }

    /** How many chats there are of each kind, by the tallies that are kept as chats change: the chats themselves are not read. */
    List<ChatCounts.Part> counts(Scope scope, long me) {
        return jdbc.sql(countStatement(scope))
                .param("me", me)
                .query((row, n) -> new ChatCounts.Part(
                        ChatMode.valueOf(row.getString("mode")),
                        row.getString("channel"),
                        row.getBoolean("mine"),
                        row.getBoolean("unassigned"),
                        row.getBoolean("unread"),
                        row.getBoolean("waiting"),
                        row.getBoolean("asleep"),
                        row.getLong("chats")))
                .list();
    }

    /** In how many chats an unread note names the user. */
    long mentioned(Scope scope, long me) {
        return jdbc.sql(mentionStatement(scope))
                .param("me", me)
                .query(Long.class)
                .single();
    }

    static String mentionStatement(Scope scope) {
        return """
                SELECT count(DISTINCT n.chat_id) FROM mentions n JOIN chat_states s ON s.chat_id = n.chat_id
                WHERE n.user_id = :me AND %s
                """.formatted(scope.condition("s.assigned_agent_id"));
    }

    static String countStatement(Scope scope) {
        return """
                SELECT t.mode, t.channel, t.assigned_agent_id IS NOT DISTINCT FROM :me AS mine, t.assigned_agent_id IS NULL AS unassigned,
                       t.unread, t.waiting, t.asleep, sum(t.chats) AS chats
                FROM chat_tallies t
                WHERE %s
                GROUP BY 1, 2, 3, 4, 5, 6, 7
                """.formatted(scope.condition("t.assigned_agent_id"));
    }
}
