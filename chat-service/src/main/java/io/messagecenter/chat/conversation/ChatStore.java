package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.chat.ChatKind;
import io.messagecenter.contracts.chat.ChatMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables of chats, their states, addresses, labels and customers: read and written many rows at a time. */
@Repository
class ChatStore {

    private static final String SELECT = """
            SELECT s.*, c.address, c.kind, c.created_at AS opened_at,
                   u.id AS customer_id, u.name AS customer_name, u.name_rank, u.phone, u.avatar_key, u.blocked, u.last_seen_at,
                   a.name AS agent_name,
                   ARRAY(SELECT l.name FROM chat_labels l WHERE l.chat_id = s.chat_id) AS labels,
                   %s
            FROM chat_states s
            JOIN chats c ON c.id = s.chat_id
            JOIN customers u ON u.id = c.customer_id
            LEFT JOIN agents a ON a.id = s.assigned_agent_id
            LEFT JOIN messages m ON m.chat_id = s.chat_id AND m.seq = s.last_message_seq
            WHERE s.chat_id = ANY(?)
            """.formatted(MessageStore.COLUMNS);

    private static final Rows<Chat> STATES = new Rows<Chat>()
            .with("chat_id", "bigint", Chat::id)
            .with("seq", "bigint", c -> c.state().seq)
            .with("in_seq", "bigint", c -> c.state().inSeq)
            .with("read_in_seq", "bigint", c -> c.state().readInSeq)
            .with("change", "bigint", c -> c.state().change)
            .with("version", "bigint", c -> c.state().version)
            .with("bot_epoch", "bigint", c -> c.state().botEpoch)
            .with("mode", "text", c -> c.state().mode.wire())
            .with("mode_before_close", "text", c -> c.state().modeBeforeClose)
            .with("assigned_agent_id", "bigint", c -> c.state().assignedAgentId)
            .with("waiting_since", "timestamptz", c -> c.state().waitingSince)
            .with("snoozed_until", "timestamptz", c -> c.state().snoozedUntil)
            .with("last_message_seq", "bigint", c -> c.state().lastMessageSeq)
            .with("last_message_at", "timestamptz", c -> c.state().lastMessageAt)
            .with("newest_at", "timestamptz", c -> c.state().newestAt)
            .with("conversation_since", "timestamptz", c -> c.state().conversationSince)
            .with("responded", "boolean", c -> c.state().responded)
            .with("sorted_at", "timestamptz", c -> c.state().sortedAt())
            .with("updated_at", "timestamptz", c -> c.updatedAt);

    private static final String UPDATE_STATES = "UPDATE chat_states AS s SET " + STATES.assignments("n", "chat_id")
            + " FROM " + STATES.as("n") + " WHERE s.chat_id = n.chat_id";

    private static final Rows<Chat> CUSTOMERS = new Rows<Chat>()
            .with("id", "bigint", c -> c.customer().id)
            .with("name", "text", c -> c.customer().name)
            .with("name_rank", "smallint", c -> c.customer().nameSource.ordinal())
            .with("avatar_key", "text", c -> c.customer().avatarKey)
            .with("blocked", "boolean", c -> c.customer().blocked)
            .with("updated_at", "timestamptz", c -> c.updatedAt);

    private static final String UPDATE_CUSTOMERS = "UPDATE customers AS u SET " + CUSTOMERS.assignments("n", "id")
            + " FROM " + CUSTOMERS.as("n") + " WHERE u.id = n.id";

    private record Label(long chatId, String name) {}

    private static final Rows<Label> LABELS =
            new Rows<Label>().with("chat_id", "bigint", Label::chatId).with("name", "text", Label::name);

    private final JdbcTemplate jdbc;
    private final CustomerPresence presence;

    ChatStore(JdbcTemplate jdbc, CustomerPresence presence) {
        this.jdbc = jdbc;
        this.presence = presence;
    }

    /** The chats that have these addresses, the canonical one or another. */
    Map<ConversationAddress, Long> find(Collection<ConversationAddress> addresses) {
        var found = new HashMap<ConversationAddress, Long>();
        jdbc.query(
                "SELECT address, chat_id FROM chat_addresses WHERE address = ANY(?)",
                rs -> {
                    found.put(ConversationAddress.parse(rs.getString(1)), rs.getLong(2));
                },
                (Object) addresses.stream().map(ConversationAddress::toString).toArray(String[]::new));
        return found;
    }

    /**
     * Creates the chats that do not exist yet, in the order of their addresses. A rival who creates one of them at the same time is
     * waited for.
     */
    void create(Collection<NewChat> chats, ConversationSettings settings, Instant now) {
        var rows = new Rows<NewChat>()
                .with("address", "text", NewChat::address)
                .with("account", "text", c -> c.address().account())
                .with("channel", "text", c -> c.address().channel())
                .with("kind", "text", c -> c.kind().wire())
                .with("mode", "text", c -> settings.modeOf(c.kind()).wire())
                .with("name", "text", c -> Limits.cut(c.name(), Limits.NAME))
                .with("name_rank", "smallint", c -> c.nameSource().ordinal())
                .with("phone", "text", c -> c.address().phone())
                .with("created_at", "timestamptz", c -> now);
        var created =
                jdbc.query("""
                WITH wanted AS (
                  SELECT *, nextval('customers_id_seq') AS customer_id FROM %s ORDER BY address
                ), new_chats AS (
                  INSERT INTO chats (account, channel, address, kind, customer_id, created_at)
                  SELECT account, channel, address, kind, customer_id, created_at FROM wanted ORDER BY address
                  ON CONFLICT (address) DO NOTHING RETURNING id, address, customer_id
                ), new_customers AS (
                  INSERT INTO customers (id, name, name_rank, phone, created_at, updated_at) OVERRIDING SYSTEM VALUE
                  SELECT customer_id, name, name_rank, phone, created_at, created_at
                  FROM new_chats JOIN wanted USING (customer_id)
                ), new_states AS (
                  INSERT INTO chat_states (chat_id, channel, mode, sorted_at, updated_at)
                  SELECT id, channel, mode, created_at, created_at FROM new_chats JOIN wanted USING (customer_id)
                ), new_addresses AS (
                  INSERT INTO chat_addresses (address, chat_id) SELECT address, id FROM new_chats ORDER BY address
                  ON CONFLICT (address) DO NOTHING RETURNING chat_id
                )
                SELECT (SELECT count(*) FROM new_chats) = (SELECT count(*) FROM new_addresses)
                """.formatted(rows.as("n")), ps -> rows.bind(ps, chats), (rs, row) -> rs.getBoolean(1));
        if (!created.equals(List.of(true))) {
            throw new LostRace("an address was given to another chat");
        }
    }

    /** Gives an address to a chat, unless a chat has it. */
    void addAddress(long chatId, ConversationAddress address) {
        jdbc.update(
                "INSERT INTO chat_addresses (address, chat_id) VALUES (?, ?) ON CONFLICT (address) DO NOTHING",
                address.toString(),
                chatId);
    }

    /** Says of two chats that they are one person's, in both directions. */
    void link(long chatId, long otherId) {
        jdbc.update(
                "INSERT INTO chat_links (chat_id, other_id) VALUES (?, ?), (?, ?) ON CONFLICT DO NOTHING",
                chatId,
                otherId,
                otherId,
                chatId);
    }

    /** Locks the chats in the order of their ids: all who lock several do so, hence nobody waits in a circle. */
    void lock(Collection<Long> chatIds) {
        jdbc.query(
                "SELECT chat_id FROM chat_states WHERE chat_id = ANY(?) ORDER BY chat_id FOR UPDATE", rs -> {}, (Object)
                        chatIds.toArray(Long[]::new));
    }

    List<Chat> load(Collection<Long> chatIds) {
        return jdbc.query(SELECT, (rs, row) -> read(rs), (Object) chatIds.toArray(Long[]::new));
    }

    void update(Collection<Chat> chats) {
        if (!chats.isEmpty()) {
            jdbc.update(UPDATE_STATES, ps -> STATES.bind(ps, chats));
        }
    }

    void updateCustomers(Collection<Chat> chats) {
        if (!chats.isEmpty()) {
            jdbc.update(UPDATE_CUSTOMERS, ps -> CUSTOMERS.bind(ps, chats));
        }
    }

    void updateLabels(Collection<Chat> chats) {
        if (chats.isEmpty()) {
            return;
        }
        jdbc.update("DELETE FROM chat_labels WHERE chat_id = ANY(?)", (Object)
                chats.stream().map(Chat::id).toArray(Long[]::new));
        var labels = chats.stream()
                .flatMap(chat -> chat.labels().stream().map(name -> new Label(chat.id(), name)))
                .toList();
        jdbc.update(
                "INSERT INTO chat_labels (chat_id, name) SELECT * FROM " + LABELS.as("n"),
                ps -> LABELS.bind(ps, labels));
    }

    Map<Long, String> agentNames(Collection<Long> agentIds) {
        var names = new HashMap<Long, String>();
        jdbc.query(
                "SELECT id, name FROM agents WHERE id = ANY(?)",
                rs -> {
                    names.put(rs.getLong(1), rs.getString(2));
                },
                (Object) agentIds.toArray(Long[]::new));
        return names;
    }

    private Chat read(ResultSet rs) throws SQLException {
        var labels = (String[]) rs.getArray("labels").getArray();
        var chat = new Chat(
                rs.getLong("chat_id"),
                ConversationAddress.parse(rs.getString("address")),
                ChatKind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                new Customer(
                        rs.getLong("customer_id"),
                        rs.getString("phone"),
                        rs.getString("customer_name"),
                        Customer.NameSource.values()[rs.getInt("name_rank")],
                        rs.getString("avatar_key"),
                        rs.getBoolean("blocked")),
                readState(rs),
                List.copyOf(new TreeSet<>(Arrays.asList(labels))),
                rs.getObject("last_message_seq") == null ? null : MessageStore.read(rs),
                rs.getString("agent_name"),
                time(rs, "updated_at"));
        chat.online = presence.online(chat.id());
        chat.lastSeenAt = MessageStore.instant(rs, "last_seen_at");
        return chat;
    }

    private static ChatState readState(ResultSet rs) throws SQLException {
        var state = new ChatState(ChatMode.valueOf(rs.getString("mode")), time(rs, "opened_at"));
        state.seq = rs.getLong("seq");
        state.inSeq = rs.getLong("in_seq");
        state.readInSeq = rs.getLong("read_in_seq");
        state.change = rs.getLong("change");
        state.version = rs.getLong("version");
        state.botEpoch = rs.getLong("bot_epoch");
        var before = rs.getString("mode_before_close");
        state.modeBeforeClose = before == null ? null : ChatMode.valueOf(before);
        state.assignedAgentId = rs.getObject("assigned_agent_id", Long.class);
        state.waitingSince = MessageStore.instant(rs, "waiting_since");
        state.snoozedUntil = MessageStore.instant(rs, "snoozed_until");
        state.lastMessageSeq = rs.getObject("last_message_seq", Long.class);
        state.lastMessageAt = MessageStore.instant(rs, "last_message_at");
        state.newestAt = MessageStore.instant(rs, "newest_at");
        state.conversationSince = MessageStore.instant(rs, "conversation_since");
        state.responded = rs.getBoolean("responded");
        return state;
    }

    private static Instant time(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
