package io.messagecenter.chat.thread;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Translates a place in a thread into the customer's messages, which are counted on their own. */
@Repository
class CustomerMessages {

    private final JdbcClient jdbc;

    CustomerMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of the customer's last message up to this place; empty if there is none. */
    Optional<Long> lastUpTo(long chatId, long seq) {
        return jdbc.sql("""
                        SELECT in_seq FROM messages WHERE chat_id = ? AND seq <= ? AND in_seq IS NOT NULL
                        ORDER BY seq DESC LIMIT 1
                        """).params(chatId, seq).query(Long.class).optional();
    }

    /** The number of the customer's first message from this place on; empty if there is none. */
    Optional<Long> firstFrom(long chatId, long seq) {
        return jdbc.sql("""
                        SELECT in_seq FROM messages WHERE chat_id = ? AND seq >= ? AND in_seq IS NOT NULL
                        ORDER BY seq LIMIT 1
                        """).params(chatId, seq).query(Long.class).optional();
    }
}
