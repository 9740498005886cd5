package io.messagecenter.chat.intake;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.inbound.PresenceChanged;
import io.messagecenter.contracts.presence.PresenceSeen;
import io.messagecenter.platform.kafka.EventProducer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Customers come online, type and leave: everybody who looks at the chat hears of it at once, and only when they were last seen is
 * kept. It is nobody's loss when such news are late or lost, so they take neither a lock nor a place in the chat's history.
 */
@Service
class TellPresence {

    /** The newest news of one chat's customer. */
    private record Chat(long id, @Nullable Long assignedAgentId) {}

    private static final Duration OF_USE = Duration.ofSeconds(60);
    private static final Set<String> ONLINE = Set.of("online", "typing", "recording");

    private static final String CHATS = """
            SELECT a.address, s.chat_id, s.assigned_agent_id
            FROM chat_addresses a JOIN chat_states s ON s.chat_id = a.chat_id
            WHERE a.address = ANY(?)
            """;

    private static final String LAST_SEEN = """
            UPDATE customers u SET last_seen_at = n.at
            FROM unnest(?::bigint[], ?::timestamptz[]) AS n(chat_id, at) JOIN chats c ON c.id = n.chat_id
            WHERE u.id = c.customer_id AND (u.last_seen_at IS NULL OR u.last_seen_at < n.at)
            """;

    private final JdbcTemplate jdbc;
    private final EventProducer events;
    private final Clock clock;

    TellPresence(JdbcTemplate jdbc, EventProducer events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    void tell(List<PresenceChanged> news) {
        var oldest = clock.instant().minus(OF_USE);
        var fresh = news.stream()
                .filter(n -> n.head().address() != null && n.head().receivedAt().isAfter(oldest))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        var chats = chats(fresh.stream().map(n -> n.head().address()).distinct().toList());
        var lastSeen = new HashMap<Long, Instant>();
        for (var changed : fresh) {
            var chat = chats.get(changed.head().address());
            if (chat != null) {
                var seenAt = seenAt(changed);
                lastSeen.merge(chat.id(), seenAt, (a, b) -> a.isAfter(b) ? a : b);
                events.send(
                        Topic.PRESENCE_EVENTS,
                        Long.toString(chat.id()),
                        new PresenceSeen(
                                changed.id(), chat.id(), chat.assignedAgentId(), null, null, changed.state(), seenAt));
            }
        }
        remember(lastSeen);
    }

    private Map<ConversationAddress, Chat> chats(List<ConversationAddress> addresses) {
        var found = new HashMap<ConversationAddress, Chat>();
        jdbc.query(
                CHATS,
                row -> {
                    found.put(
                            ConversationAddress.parse(row.getString(1)),
                            new Chat(row.getLong(2), row.getObject(3, Long.class)));
                },
                (Object) addresses.stream().map(ConversationAddress::toString).toArray(String[]::new));
        return found;
    }

    /** Whoever is there was seen now; whoever left, when the provider says so. */
    private static Instant seenAt(PresenceChanged changed) {
        var head = changed.head();
        var heard = Objects.requireNonNullElse(head.occurredAt(), head.receivedAt());
        var seen = ONLINE.contains(changed.state()) || changed.lastSeenAt() == null ? heard : changed.lastSeenAt();
        return seen.isAfter(head.receivedAt()) ? head.receivedAt() : seen;
    }

    private void remember(Map<Long, Instant> lastSeen) {
        if (!lastSeen.isEmpty()) {
            jdbc.update(
                    LAST_SEEN,
                    lastSeen.keySet().toArray(Long[]::new),
                    lastSeen.values().stream().map(Timestamp::from).toArray(Timestamp[]::new));
        }
    }
}
