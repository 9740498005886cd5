package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.inbound.InboundEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;

/**
 * One unit of work's view of the register of provider ids. An id belongs to one message for ever: whoever writes first has it. What
 * is said of an id without a message is parked there until the message comes.
 *
 * <p>It is read under the chats' locks and written at the end in one statement, in the order of the ids. Should a rival have changed
 * in between what was read here, the work is lost and must be done again.
 */
final class Register {

    /** Where a message is. */
    record Place(long chatId, long seq) {}

    private static final class Entry {
        @Nullable Place place;

        final Map<String, InboundEvent> parked = new LinkedHashMap<>();
        Set<String> parkedBefore = Set.of();
        boolean changed;
    }

    private record Row(ProviderId id, Entry entry) {}

    private static final TypeReference<Map<String, InboundEvent>> PARKED = new TypeReference<>() {};

    private static final Rows<ProviderId> KEYS = new Rows<ProviderId>()
            .with("account", "text", ProviderId::account)
            .with("provider_id", "text", ProviderId::id);

    private static final Rows<Row> ROWS = new Rows<Row>()
            .with("account", "text", r -> r.id.account())
            .with("provider_id", "text", r -> r.id.id())
            .with("chat_id", "bigint", r -> r.entry.place == null ? null : r.entry.place.chatId())
            .with("seq", "bigint", r -> r.entry.place == null ? null : r.entry.place.seq())
            .with("parked", "jsonb", r -> r.entry.place == null ? json(r.entry.parked) : null);

    private static final String READ = "SELECT account, provider_id, chat_id, seq, parked FROM message_refs JOIN "
            + KEYS.as("k") + " USING (account, provider_id)";

    private static final String WRITE = "INSERT INTO message_refs AS r (" + ROWS.names() + ", parked_at) SELECT "
            + ROWS.names() + ", CASE WHEN parked IS NOT NULL THEN now() END FROM " + ROWS.as("n")
            + """
             ORDER BY account, provider_id
            ON CONFLICT (account, provider_id) DO UPDATE SET
              chat_id = excluded.chat_id, seq = excluded.seq,
              parked = CASE WHEN excluded.chat_id IS NULL THEN coalesce(r.parked, '{}') || excluded.parked END,
              parked_at = CASE WHEN excluded.chat_id IS NULL THEN coalesce(r.parked_at, now()) END
            WHERE r.chat_id IS NULL
            RETURNING account, provider_id, old.parked""";

    private final JdbcTemplate jdbc;
    private final Map<ProviderId, Entry> entries = new HashMap<>();

    Register(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static Map<ProviderId, Long> holders(JdbcTemplate jdbc, Collection<ProviderId> ids) {
        var holders = new HashMap<ProviderId, Long>();
        jdbc.query(READ + " WHERE chat_id IS NOT NULL", ps -> KEYS.bind(ps, ids), rs -> {
            holders.put(new ProviderId(rs.getString(1), rs.getString(2)), rs.getLong(3));
        });
        return holders;
    }

    /** Reads what is known of these ids. */
    void load(Collection<ProviderId> ids) {
        var unread =
                ids.stream().filter(id -> !entries.containsKey(id)).distinct().toList();
        if (unread.isEmpty()) {
            return;
        }
        unread.forEach(id -> entries.put(id, new Entry()));
        jdbc.query(READ, ps -> KEYS.bind(ps, unread), rs -> {
            var entry = entry(new ProviderId(rs.getString(1), rs.getString(2)));
            var chatId = rs.getObject(3, Long.class);
            if (chatId != null) {
                entry.place = new Place(chatId, rs.getLong(4));
            } else {
                entry.parked.putAll(parse(rs.getString(5)));
                entry.parkedBefore = Set.copyOf(entry.parked.keySet());
            }
        });
    }

    /** The message that has the id, if one has. */
    @Nullable Place find(ProviderId id) {
        return entry(id).place;
    }

    /** Places of all messages that were found. */
    List<Place> found() {
        return entries.values().stream()
                .map(e -> e.place)
                .filter(p -> p != null)
                .distinct()
                .toList();
    }

    /**
     * Gives the id to a message, unless another one has it.
     *
     * @return what was parked for it, in the order in which it came
     */
    List<InboundEvent> claim(ProviderId id, Message message) {
        var entry = entry(id);
        if (entry.place != null) {
            throw new IllegalStateException("the provider's id has a message already");
        }
        entry.place = new Place(message.chatId, message.seq);
        entry.changed = true;
        return entry.parked.values().stream()
                .sorted(Comparator.comparing(e -> e.head().receivedAt()))
                .toList();
    }

    /** Gives an id that a duplicate of the message had to the message itself. */
    void reclaim(ProviderId id, Message message) {
        var entry = entry(id);
        entry.place = new Place(message.chatId, message.seq);
        jdbc.update(
                "UPDATE message_refs SET chat_id = ?, seq = ? WHERE account = ? AND provider_id = ?",
                message.chatId,
                message.seq,
                id.account(),
                id.id());
    }

    /** Keeps news of a message that is not known yet; the same news again changes nothing. */
    void park(ProviderId id, InboundEvent news) {
        var entry = entry(id);
        entry.changed |= entry.parked.putIfAbsent(news.id().toString(), news) == null;
    }

    /** @throws LostRace if the ids were claimed, or more was parked, since they were read */
    void flush() {
        var rows = new TreeMap<ProviderId, Row>();
        entries.forEach((id, entry) -> {
            if (entry.changed) {
                rows.put(id, new Row(id, entry));
            }
        });
        if (rows.isEmpty()) {
            return;
        }
        var written = new HashSet<ProviderId>();
        jdbc.query(WRITE, ps -> ROWS.bind(ps, rows.values()), rs -> {
            var id = new ProviderId(rs.getString(1), rs.getString(2));
            var entry = entry(id);
            if (entry.place != null
                    && !entry.parkedBefore.containsAll(parse(rs.getString(3)).keySet())) {
                throw new LostRace("news of a message were parked while it was stored");
            }
            written.add(id);
        });
        if (written.size() != rows.size()) {
            throw new LostRace("a provider's id was claimed by a rival");
        }
    }

    private Entry entry(ProviderId id) {
        var entry = entries.get(id);
        if (entry == null) {
            throw new IllegalStateException("the provider's id was not looked up");
        }
        return entry;
    }

    private static Map<String, InboundEvent> parse(@Nullable String parked) {
        return parked == null ? Map.of() : EventJson.mapper().readValue(parked, PARKED);
    }

    private static String json(Map<String, InboundEvent> parked) {
        return EventJson.mapper().writerFor(PARKED).writeValueAsString(parked);
    }
}
