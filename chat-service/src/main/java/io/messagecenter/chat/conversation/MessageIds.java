package io.messagecenter.chat.conversation;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Draws message ids, a block at a time; the block's size is the sequence's increment. */
@Component
class MessageIds {

    private static final int BLOCK = 1000;

    private final JdbcTemplate jdbc;
    private long next;
    private long end;

    MessageIds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    synchronized long next() {
        if (next == end) {
            Long first = jdbc.queryForObject("SELECT nextval('message_ids')", Long.class);
            if (first == null) {
                throw new IllegalStateException("a sequence without a value");
            }
            next = first;
            end = first + BLOCK;
        }
        return next++;
    }
}
