package io.messagecenter.chat.handling;

import io.messagecenter.chat.access.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The labels in use, by name. */
@Repository
class LabelCounts {

    /** @param chats that have it, as far as the caller may see them */
    record LabelCount(String name, long chats) {}

    /** A statement and its parameters. */
    record Statement(String sql, Map<String, Object> parameters) {}

    private final JdbcClient jdbc;

    LabelCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first labels after that name. */
    List<LabelCount> find(Scope scope, @Nullable String after, int limit) {
        if (scope.isEmpty()) {
            return List.of();
        }
        var statement = statement(scope, after, limit);
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query((row, n) -> new LabelCount(row.getString("name"), row.getLong("chats")))
                .list();
    }

    static Statement statement(Scope scope, @Nullable String after, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("limit", limit);
        parameters.put("after", after == null ? "" : after);
        var visible = scope.everything()
                ? ""
                : "JOIN chat_states s ON s.chat_id = l.chat_id AND " + scope.condition("s.assigned_agent_id");
        return new Statement("""
                SELECT l.name, count(*) AS chats FROM chat_labels l %s WHERE l.name > :after
                GROUP BY l.name ORDER BY l.name LIMIT :limit
                """.formatted(visible), parameters);
    }
}
