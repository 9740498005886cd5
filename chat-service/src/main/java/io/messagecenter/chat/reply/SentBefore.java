package io.messagecenter.chat.reply;

import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.Message;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the message that a client's id already stands for. */
@Repository
class SentBefore {

    private final JdbcClient jdbc;

    SentBefore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The answer holds as long as the work has the chat's lock. */
    Optional<Message> find(ChatWork work, long chatId, UUID clientId) {
        return jdbc.sql("SELECT id FROM messages WHERE chat_id = ? AND client_id = ?")
                .params(chatId, clientId)
                .query(Long.class)
                .optional()
                .flatMap(work::message);
    }
}
