package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Chats and messages as everybody who may see them sees them; nobody asks here who that is. Each call is one statement. */
@Component
public class Snapshots {

    private static final String THREAD = "SELECT " + MessageStore.COLUMNS + " FROM messages m WHERE m.chat_id = ?";

    private final ChatStore chats;
    private final MessageStore messages;
    private final JdbcTemplate jdbc;

    Snapshots(ChatStore chats, MessageStore messages, JdbcTemplate jdbc) {
        this.chats = chats;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /** The chats with these ids in the order of the ids; those that do not exist are left out. */
    public List<ChatSnapshot> chats(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<Long, ChatSnapshot>();
        chats.load(ids).forEach(chat -> found.put(chat.id(), chat.snapshot()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The chat with that id. */
    public Optional<ChatSnapshot> chat(long id) {
        return chats(List.of(id)).stream().findFirst();
    }

    /** The messages with these ids in the order of the ids; those that do not exist are left out. */
    public List<MessageSnapshot> messages(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<Long, MessageSnapshot>();
        messages.withIds(ids).forEach(message -> found.put(message.id(), message.snapshot()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The newest messages of a thread, oldest of them first. */
    public List<MessageSnapshot> newest(long chatId, int limit) {
        return newestFirst(THREAD + " ORDER BY m.created_at DESC, m.seq DESC LIMIT ?", chatId, limit);
    }

    /** The messages right before that place of a thread, oldest first. */
    public List<MessageSnapshot> before(long chatId, Instant createdAt, long seq, int limit) {
        return newestFirst(
                THREAD + " AND (m.created_at, m.seq) < (?::timestamptz, ?)"
                        + " ORDER BY m.created_at DESC, m.seq DESC LIMIT ?",
                chatId,
                createdAt.toString(),
                seq,
                limit);
    }

    /** The messages right after that place of a thread, oldest first. */
    public List<MessageSnapshot> after(long chatId, Instant createdAt, long seq, int limit) {
        return query(
                THREAD + " AND (m.created_at, m.seq) > (?::timestamptz, ?) ORDER BY m.created_at, m.seq LIMIT ?",
                chatId,
                createdAt.toString(),
                seq,
                limit);
    }

    private List<MessageSnapshot> newestFirst(String sql, Object... arguments) {
        return query(sql, arguments).reversed();
    }

    private List<MessageSnapshot> query(String sql, Object... arguments) {
        return jdbc.query(sql, (rs, row) -> MessageStore.read(rs).snapshot(), arguments);
    }
}
