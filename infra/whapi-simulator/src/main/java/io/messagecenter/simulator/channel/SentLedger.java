package io.messagecenter.simulator.channel;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.messagecenter.simulator.SimulatorProperties;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every send that was accepted, in order: the truth that a test compares with. Bounded, the oldest goes first. */
@Component
public class SentLedger {

    /**
     * One accepted send.
     *
     * @param to bare digits for a person, the chat id for a group
     * @param body the request's body, of an upload its fields, as JSON text
     */
    public record Sent(
            String id, String to, String path, @JsonRawValue String body, Instant acceptedAt) {}

    private final int limit;
    private final ArrayDeque<Sent> entries = new ArrayDeque<>();

    SentLedger(SimulatorProperties properties) {
        this.limit = properties.limits().messagesThatFit();
    }

    synchronized void add(Sent sent) {
        entries.addLast(sent);
        if (entries.size() > limit) {
            entries.removeFirst();
        }
    }

    /** All sends, or those to one chat, the first one first. */
    public synchronized List<Sent> to(@Nullable String chatId) {
        if (chatId == null) {
            return List.copyOf(entries);
        }
        var to = ChatIds.shortForm(chatId);
        return entries.stream().filter(sent -> sent.to().equals(to)).toList();
    }

    synchronized void clear() {
        entries.clear();
    }
}
