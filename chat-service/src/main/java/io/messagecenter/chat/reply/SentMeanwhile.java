package io.messagecenter.chat.reply;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what colleagues wrote to the customer while somebody was still typing. */
@Repository
class SentMeanwhile {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    SentMeanwhile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of messages after that one which other people wrote, here or on the phone, oldest first. */
    List<Long> byOthers(long chatId, long seq, long userId) {
        return jdbc.sql("""
                        SELECT id FROM messages
                        WHERE chat_id = ? AND seq > ? AND sender = 'agent' AND origin IN ('dashboard', 'phone') AND type <> 'note'
                          AND sender_id IS DISTINCT FROM ? AND deleted_at IS NULL
                        ORDER BY seq LIMIT ?
                        """)
                .params(chatId, seq, userId, MOST)
                .query((row, n) -> row.getLong(1))
                .list();
    }
}
