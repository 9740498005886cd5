package io.messagecenter.chat.botreplies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was decided already: read and written under the locks of the chats. */
@Repository
class Decisions {

    record Decision(UUID eventId, long chatId, Outcome outcome) {}

    private final JdbcTemplate jdbc;

    Decisions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Set<UUID> madeAmong(Collection<UUID> eventIds) {
        return new HashSet<>(
                jdbc.queryForList("SELECT event_id FROM bot_decisions WHERE event_id = ANY(?)", UUID.class, (Object)
                        eventIds.toArray(UUID[]::new)));
    }

    void store(List<Decision> decisions, Instant now) {
        if (decisions.isEmpty()) {
            return;
        }
        var ids = new ArrayList<UUID>();
        var chats = new ArrayList<Long>();
        var outcomes = new ArrayList<String>();
        decisions.forEach(d -> {
            ids.add(d.eventId());
            chats.add(d.chatId());
            outcomes.add(d.outcome().wire());
        });
        jdbc.update(
                "INSERT INTO bot_decisions (event_id, chat_id, outcome, decided_at)"
                        + " SELECT event_id, chat_id, outcome, ?::timestamptz"
                        + " FROM unnest(?::uuid[], ?::bigint[], ?::text[]) AS n(event_id, chat_id, outcome)",
                now.toString(),
                ids.toArray(UUID[]::new),
                chats.toArray(Long[]::new),
                outcomes.toArray(String[]::new));
    }
}
