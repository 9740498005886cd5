package io.messagecenter.chat.drafts;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.paging.Keyset;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of drafts. */
@Repository
class Drafts {

    /** How much of each a list shows. */
    static final int SHOWN = 200;

    /** A draft in the list of all. */
    record DraftOfChat(
            long chatId, @Nullable String reply, @Nullable String note, Instant updatedAt) {}

    /** A statement and its parameters. */
    record Statement(String sql, Map<String, Object> parameters) {}

    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DraftOfChat> find(long userId, long chatId) {
        return jdbc.sql("SELECT chat_id, reply, note, updated_at FROM drafts WHERE user_id = ? AND chat_id = ?")
                .params(userId, chatId)
                .query((row, n) -> new DraftOfChat(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Keeps what is given; null leaves the old words, and nothing is kept of a draft without any. */
    @Transactional
    void keep(long userId, long chatId, @Nullable String reply, @Nullable String note, Instant now) {
        jdbc.sql("""
                        INSERT INTO drafts AS d (user_id, chat_id, reply, note, updated_at)
                        VALUES (:user, :chat, nullif(:reply::text, ''), nullif(:note::text, ''), :now)
                        ON CONFLICT (user_id, chat_id) DO UPDATE
                        SET reply = CASE WHEN :reply::text IS NULL THEN d.reply ELSE excluded.reply END,
                            note = CASE WHEN :note::text IS NULL THEN d.note ELSE excluded.note END,
                            updated_at = excluded.updated_at
                        """)
                .param("user", userId)
                .param("chat", chatId)
                .param("reply", reply)
                .param("note", note)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("DELETE FROM drafts WHERE user_id = ? AND chat_id = ? AND reply IS NULL AND note IS NULL")
                .params(userId, chatId)
                .update();
    }

    /** The beginnings of the user's drafts in chats that they may see, newest first. */
    List<DraftOfChat> list(long userId, Scope scope, @Nullable Keyset after, int limit) {
        var statement = statement(userId, scope, after, limit);
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query((row, n) -> new DraftOfChat(
                        row.getLong("chat_id"),
                        row.getString("reply"),
                        row.getString("note"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static Statement statement(long userId, Scope scope, @Nullable Keyset after, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("user", userId);
        parameters.put("rows", limit);
        var place = "";
        if (after != null) {
            place = " AND (d.updated_at, d.chat_id) < (:after_at, :after_id)";
            parameters.put("after_at", after.time());
            parameters.put("after_id", after.number());
        }
        return new Statement("""
                SELECT d.chat_id, left(d.reply, %1$d) AS reply, left(d.note, %1$d) AS note, d.updated_at
                FROM drafts d JOIN chat_states s ON s.chat_id = d.chat_id
                WHERE d.user_id = :user AND %2$s%3$s
                ORDER BY d.updated_at DESC, d.chat_id DESC LIMIT :rows
                """.formatted(SHOWN, scope.condition("s.assigned_agent_id"), place), parameters);
    }
}
