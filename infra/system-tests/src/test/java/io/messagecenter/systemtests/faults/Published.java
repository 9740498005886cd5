package io.messagecenter.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.messagecenter.systemtests.MessageCenter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the relays published since a row began, as the log has it. A relay that dies between the broker's commit and its own delete
 * leaves a batch to its successor, which publishes it once more: the only way for an event to be there twice.
 */
final class Published {

    private static final String EVENTS = "chat.events";

    /** The topics that relays write, and the database whose relay it is. */
    private static final Map<String, String> TOPICS =
            Map.of(EVENTS, "chat", "outbound.whatsapp", "chat", "outbound.results", "outbound");

    private final Sight sight;
    private final Map<String, Map<TopicPartition, Long>> begun = new HashMap<>();
    private final Map<String, Sight.@Nullable Relay> relays = new HashMap<>();

    /** To be made before the first word is said. */
    Published(Sight sight) {
        this.sight = sight;
        TOPICS.forEach((topic, database) -> {
            begun.put(topic, sight.ends(topic));
            relays.computeIfAbsent(database, sight::relay);
        });
    }

    /**
     * What was told about a chat.
     *
     * @param changes of all its events, in the order of the log, repetitions too
     * @param ids the event of each change
     * @param created the {@code seq} of each new message
     */
    record Told(List<Long> changes, Map<Long, String> ids, Set<Long> created) {

        static Told nothing() {
            return new Told(new ArrayList<>(), new HashMap<>(), new HashSet<>());
        }

        /** I3: every change is there, none before the one before it; who repeats goes back and leaves nothing out after that. */
        void judge(String address, long lastChange, Verdict verdict) {
            var missing = lastChange
                    - ids.keySet().stream()
                            .filter(change -> change <= lastChange)
                            .count();
            if (missing > 0) {
                verdict.lost("%d events of %s".formatted(missing, address));
                return;
            }
            long before = 0;
            for (var change : changes) {
                if (change > before + 1) {
                    verdict.disordered("the events of %s go from %d to %d".formatted(address, before, change));
                    return;
                }
                before = change;
            }
            if (before != lastChange) {
                verdict.disordered("the events of %s end with %d, not %d".formatted(address, before, lastChange));
            }
        }
    }

    /** By the number of the chat. */
    Map<Long, Told> told(Verdict verdict) {
        var told = new HashMap<Long, Told>();
        begun.forEach((topic, positions) -> {
            Set<String> ids = new HashSet<>();
            long again = 0;
            for (var record : sight.since(positions)) {
                var id = id(record);
                again += id == null || ids.add(id) ? 0 : 1;
                if (topic.equals(EVENTS)) {
                    enter(record, told, verdict);
                }
            }
            verdict.again += again;
            if (again > 0 && sameRelay(topic)) {
                verdict.duplicated("%d events of %s, and no relay gave way to another".formatted(again, topic));
            }
        });
        return told;
    }

    private boolean sameRelay(String topic) {
        var database = TOPICS.get(topic);
        var before = relays.get(database);
        return before != null && before.equals(sight.relay(database));
    }

    private static void enter(ConsumerRecord<String, byte[]> record, Map<Long, Told> told, Verdict verdict) {
        var event = read(record);
        var id = id(record);
        if (event == null || id == null) {
            return;
        }
        var head = event.path("head");
        var chat = told.computeIfAbsent(head.path("chat_id").asLong(0), _ -> Told.nothing());
        var change = head.path("change").asLong(0);
        chat.changes().add(change);
        var other = chat.ids().putIfAbsent(change, id);
        if (other != null && !other.equals(id)) {
            verdict.duplicated("two events with change %d: %s and %s".formatted(change, other, id));
        }
        if (event.path("type").asString("").equals("message.created")) {
            chat.created().add(event.path("message").path("seq").asLong(0));
        }
    }

    private static @Nullable String id(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader("ce_id");
        return header == null ? null : new String(header.value(), UTF_8);
    }

    /** Null where it is poison. */
    private static @Nullable JsonNode read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null || record.value().length == 0 || record.value()[0] != '{') {
            return null;
        }
        try {
            return MessageCenter.JSON.readTree(record.value());
        } catch (RuntimeException poison) {
            return null;
        }
    }
}
