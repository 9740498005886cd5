package io.messagecenter.chat.customers;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.problem.Problem;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the chats that are another one's person's: they are shown side by side, and never merged. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class OtherChats {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Snapshots snapshots;

    OtherChats(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    /** @throws io.messagecenter.platform.problem.ProblemException 404 unless one of the customer's chats is in the scope */
    List<ChatSnapshot> of(long customerId, Scope scope) {
        var seen = jdbc.sql("SELECT EXISTS (SELECT FROM chats c JOIN chat_states s ON s.chat_id = c.id"
                        + " WHERE c.customer_id = :customer AND " + scope.condition("s.assigned_agent_id") + ")")
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
        if (!seen) {
            throw Problem.notFound("There is no such customer.");
        }
        return snapshots.chats(jdbc.sql(statement(scope))
                .param("customer", customerId)
                .query((row, n) -> row.getLong(1))
                .list());
    }

    static String statement(Scope scope) {
        return """
                SELECT s.chat_id FROM chat_states s
                WHERE s.chat_id IN (
                    SELECT c.id FROM customers me
                    JOIN customers k ON k.phone = me.phone AND k.id <> me.id
                    JOIN chats c ON c.customer_id = k.id
                    WHERE me.id = :customer
                    UNION
                    SELECT l.other_id FROM chats c JOIN chat_links l ON l.chat_id = c.id WHERE c.customer_id = :customer)
                  AND %s
                ORDER BY s.sorted_at DESC, s.chat_id DESC LIMIT %d
                """.formatted(scope.condition("s.assigned_agent_id"), MOST);
    }
}
