package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of messages: read and written many rows at a time. */
@Repository
class MessageStore {

    private static final String PREFIX = "m_";

    /** What {@link #read} needs, from a table named {@code m}; prefixed, so that it can stand beside other tables' columns. */
    static final String COLUMNS = Stream.of(
                    "id",
                    "chat_id",
                    "seq",
                    "in_seq",
                    "change",
                    "sender",
                    "sender_id",
                    "sender_name",
                    "origin",
                    "type",
                    "text",
                    "past_texts",
                    "content",
                    "reply_to",
                    "reply_text",
                    "reactions",
                    "status",
                    "error",
                    "client_id",
                    "client_hash",
                    "provider_id",
                    "attempt",
                    "edited_at",
                    "deleted_at",
                    "provider_at",
                    "created_at",
                    "received_at")
            .map(c -> "m." + c + " AS " + PREFIX + c)
            .collect(Collectors.joining(", "));

    private static final Rows<Message> FULL = new Rows<Message>()
            .with("chat_id", "bigint", m -> m.chatId)
            .with("seq", "bigint", m -> m.seq)
            .with("id", "bigint", m -> m.id)
            .with("in_seq", "bigint", m -> m.inSeq)
            .with("change", "bigint", m -> m.change)
            .with("sender", "text", m -> m.written.sender().wire())
            .with("sender_id", "bigint", m -> m.written.senderId())
            .with("sender_name", "text", m -> m.written.senderName())
            .with("origin", "text", m -> m.written.origin().wire())
            .with("type", "text", m -> m.written.type().wire())
            .with("text", "text", m -> m.wording.text())
            .with("past_texts", "jsonb", m -> json(m.wording.past()))
            .with("content", "jsonb", m -> json(m.content))
            .with("reply_to", "bigint", m -> m.replyTo)
            .with("reply_text", "text", m -> m.written.replyText())
            .with("reactions", "jsonb", m -> json(m.reactions))
            .with("status", "text", m -> m.status.wire())
            .with("error", "text", m -> m.error)
            .with("client_id", "uuid", m -> m.written.clientId())
            .with("client_hash", "bytea", m -> hex(m.written.clientHash()))
            .with("provider_id", "text", m -> m.providerId)
            .with("attempt", "integer", m -> m.attempt)
            .with("edited_at", "timestamptz", m -> m.wording.editedAt())
            .with("deleted_at", "timestamptz", m -> m.deletedAt)
            .with("provider_at", "timestamptz", m -> m.written.providerAt())
            .with("created_at", "timestamptz", m -> m.createdAt)
            .with("received_at", "timestamptz", m -> m.receivedAt);

    private static final Rows<Message> CHANGEABLE = new Rows<Message>()
            .with("chat_id", "bigint", m -> m.chatId)
            .with("seq", "bigint", m -> m.seq)
            .with("change", "bigint", m -> m.change)
            .with("text", "text", m -> m.wording.text())
            .with("past_texts", "jsonb", m -> json(m.wording.past()))
            .with("content", "jsonb", m -> json(m.content))
            .with("reactions", "jsonb", m -> json(m.reactions))
            .with("status", "text", m -> m.status.wire())
            .with("error", "text", m -> m.error)
            .with("provider_id", "text", m -> m.providerId)
            .with("attempt", "integer", m -> m.attempt)
            .with("edited_at", "timestamptz", m -> m.wording.editedAt())
            .with("deleted_at", "timestamptz", m -> m.deletedAt);

    private static final String INSERT = "INSERT INTO messages (" + FULL.names() + ") SELECT * FROM " + FULL.as("n");

    private static final String UPDATE = "UPDATE messages AS m SET " + CHANGEABLE.assignments("n", "chat_id", "seq")
            + " FROM " + CHANGEABLE.as("n") + " WHERE m.chat_id = n.chat_id AND m.seq = n.seq";

    private static final Rows<Message> PLACE = new Rows<Message>()
            .with("chat_id", "bigint", m -> m.chatId)
            .with("seq", "bigint", m -> m.seq)
            .with("message_id", "bigint", m -> m.id)
            .with("cancellable", "boolean", m -> m.written.cancellable());

    private final JdbcTemplate jdbc;

    MessageStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param places pairs of a chat's id and a message's seq */
    List<Message> at(Collection<Register.Place> places) {
        var keys = new Rows<Register.Place>()
                .with("chat_id", "bigint", Register.Place::chatId)
                .with("seq", "bigint", Register.Place::seq);
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM messages m JOIN " + keys.as("k")
                        + " ON m.chat_id = k.chat_id AND m.seq = k.seq",
                ps -> keys.bind(ps, places),
                (rs, row) -> read(rs));
    }

    List<Message> withIds(Collection<Long> ids) {
        return jdbc.query("SELECT " + COLUMNS + " FROM messages m WHERE m.id = ANY(?)", (rs, row) -> read(rs), (Object)
                ids.toArray(Long[]::new));
    }

    Set<Long> chatsOf(Collection<Long> ids) {
        return Set.copyOf(
                jdbc.queryForList("SELECT DISTINCT chat_id FROM messages WHERE id = ANY(?)", Long.class, (Object)
                        ids.toArray(Long[]::new)));
    }

    void insert(Collection<Message> messages) {
        if (!messages.isEmpty()) {
            jdbc.update(INSERT, ps -> FULL.bind(ps, messages));
        }
    }

    void update(Collection<Message> messages) {
        if (!messages.isEmpty()) {
            jdbc.update(UPDATE, ps -> CHANGEABLE.bind(ps, messages));
        }
    }

    /** These sends are under way now. */
    void opened(Collection<Message> sends) {
        if (!sends.isEmpty()) {
            jdbc.update(
                    "INSERT INTO open_sends (" + PLACE.names() + ") SELECT * FROM " + PLACE.as("n"),
                    ps -> PLACE.bind(ps, sends));
        }
    }

    /** These sends are not under way any more; those that were not change nothing. */
    void settled(Collection<Message> sends) {
        if (!sends.isEmpty()) {
            jdbc.update(
                    "DELETE FROM open_sends o USING " + PLACE.as("n")
                            + " WHERE o.chat_id = n.chat_id AND o.seq = n.seq",
                    ps -> PLACE.bind(ps, sends));
        }
    }

    /** What was sent in these chats and did not end yet, oldest first. */
    List<Message> open(Collection<Long> chatIds) {
        return jdbc.query(
                "SELECT " + COLUMNS
                        + " FROM open_sends o JOIN messages m ON m.chat_id = o.chat_id AND m.seq = o.seq"
                        + " WHERE o.chat_id = ANY(?) ORDER BY o.chat_id, o.seq",
                (rs, row) -> read(rs),
                (Object) chatIds.toArray(Long[]::new));
    }

    record Cancellable(long chatId, long messageId) {}

    /** What was queued by the bot in these chats and did not end yet, oldest first. */
    List<Cancellable> cancellable(Collection<Long> chatIds) {
        return jdbc.query(
                "SELECT chat_id, message_id FROM open_sends WHERE chat_id = ANY(?) AND cancellable ORDER BY chat_id, seq",
                (rs, row) -> new Cancellable(rs.getLong(1), rs.getLong(2)),
                (Object) chatIds.toArray(Long[]::new));
    }

    /** Reads {@link #COLUMNS}. */
    static Message read(ResultSet rs) throws SQLException {
        var written = new NewMessage(
                Sender.valueOf(constant(rs, "sender")),
                number(rs, "sender_id"),
                rs.getString(PREFIX + "sender_name"),
                Origin.valueOf(constant(rs, "origin")),
                MessageType.valueOf(constant(rs, "type")),
                rs.getString(PREFIX + "text"),
                parse(rs, "content", StoredContent.class),
                null,
                rs.getString(PREFIX + "reply_text"),
                MessageStatus.valueOf(constant(rs, "status")),
                rs.getObject(PREFIX + "client_id", UUID.class),
                rs.getBytes(PREFIX + "client_hash"),
                rs.getString(PREFIX + "provider_id"),
                instant(rs, PREFIX + "provider_at"),
                null,
                false);
        var message = new Message(
                rs.getLong(PREFIX + "id"),
                rs.getLong(PREFIX + "chat_id"),
                new ChatState.Place(rs.getLong(PREFIX + "seq"), number(rs, "in_seq")),
                written,
                rs.getObject(PREFIX + "created_at", OffsetDateTime.class).toInstant(),
                rs.getObject(PREFIX + "received_at", OffsetDateTime.class).toInstant());
        message.change = rs.getLong(PREFIX + "change");
        message.wording =
                new Wording(written.text(), list(rs, "past_texts", String[].class), instant(rs, PREFIX + "edited_at"));
        message.reactions = list(rs, "reactions", StoredReaction[].class);
        message.error = rs.getString(PREFIX + "error");
        message.attempt = rs.getInt(PREFIX + "attempt");
        message.deletedAt = instant(rs, PREFIX + "deleted_at");
        message.replyTo = number(rs, "reply_to");
        return message;
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Long number(ResultSet rs, String column) throws SQLException {
        return rs.getObject(PREFIX + column, Long.class);
    }

    private static String constant(ResultSet rs, String column) throws SQLException {
        return rs.getString(PREFIX + column).toUpperCase(Locale.ROOT);
    }

    private static <T> @Nullable T parse(ResultSet rs, String column, Class<T> type) throws SQLException {
        var value = rs.getString(PREFIX + column);
        return value == null ? null : EventJson.mapper().readValue(value, type);
    }

    private static <T> List<T> list(ResultSet rs, String column, Class<T[]> type) throws SQLException {
        var values = parse(rs, column, type);
        return values == null ? List.of() : Arrays.asList(values);
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null || (value instanceof List<?> list && list.isEmpty())
                ? null
                : EventJson.mapper().writeValueAsString(value);
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
    }
}
