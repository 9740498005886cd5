package io.messagecenter.chat.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where files are shown. */
@Repository
class MediaUses {

    /** @param assignee of the chat that shows the file */
    record Use(
            @Nullable Long assignee,
            @Nullable String mimeType,
            @Nullable String fileName) {}

    private final JdbcClient jdbc;

    MediaUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The chats that show the file; a message that was deleted shows none. */
    List<Use> of(String key) {
        return jdbc.sql("""
                        SELECT s.assigned_agent_id, u.mime_type, u.file_name
                        FROM media_uses u JOIN chat_states s ON s.chat_id = u.chat_id
                        LEFT JOIN messages m ON m.id = u.message_id
                        WHERE u.key = ? AND m.deleted_at IS NULL
                        """)
                .param(key)
                .query((row, n) ->
                        new Use(row.getObject(1, Long.class), row.getString("mime_type"), row.getString("file_name")))
                .list();
    }
}
