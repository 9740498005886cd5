package io.messagecenter.simulator.channel;

import io.messagecenter.simulator.SimulatorProperties;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All messages, and which chat they are in. Bounded: the oldest message goes first, and a chat with its last one. */
@Component
public class Conversations {

    private static final Logger log = LoggerFactory.getLogger(Conversations.class);

    private final int limit;
    private final LinkedHashMap<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, Deque<String>> chats = new HashMap<>();

    Conversations(SimulatorProperties properties) {
        this.limit = properties.limits().messagesThatFit();
        log.info("The last {} messages are kept", limit);
    }

    synchronized void add(Message message) {
        messages.put(message.id(), message);
        chats.computeIfAbsent(message.chatId(), chat -> new ArrayDeque<>()).addLast(message.id());
        if (messages.size() > limit) {
            var oldest = messages.pollFirstEntry().getValue();
            chats.computeIfPresent(oldest.chatId(), (chat, ids) -> {
                ids.removeFirst();
                return ids.isEmpty() ? null : ids;
            });
        }
    }

    /** The message, unless it is unknown, forgotten or deleted. */
    public synchronized Optional<Message> find(String id) {
        return Optional.ofNullable(messages.get(id)).filter(message -> !message.deleted());
    }

    /** Applies the change to a message that is there; empty if it is not, or if the change left it as it was. */
    synchronized Optional<Message> change(String id, UnaryOperator<Message> change) {
        var before = messages.get(id);
        if (before == null || before.deleted()) {
            return Optional.empty();
        }
        var after = change.apply(before);
        if (after == before) {
            return Optional.empty();
        }
        messages.put(id, after);
        return Optional.of(after);
    }

    /** The messages of one chat, or of all, that are not deleted; newest first by their time, then by arrival. */
    public synchronized List<Message> newestFirst(@Nullable String chatId, Predicate<Message> wanted) {
        var found = new ArrayList<Message>();
        for (var message : all(chatId).reversed()) {
            if (!message.deleted() && wanted.test(message)) {
                found.add(message);
            }
        }
        found.sort(Comparator.comparingLong(Message::timestamp).reversed());
        return found;
    }

    /** The ids of the chats that hold a message, the most recently active last. */
    public synchronized List<String> chatIds() {
        var byLast = new LinkedHashMap<String, Boolean>();
        messages.values().forEach(message -> byLast.putLast(message.chatId(), true));
        return List.copyOf(byLast.sequencedKeySet());
    }

    /** The channel that a chat was last seen on. */
    synchronized Optional<String> channelOf(String chatId) {
        return Optional.ofNullable(chats.get(chatId))
                .map(ids -> messages.get(ids.getLast()))
                .map(Message::channelId);
    }

    public synchronized void removeChat(String chatId) {
        var ids = chats.remove(chatId);
        if (ids != null) {
            ids.forEach(messages::remove);
        }
    }

    synchronized void clear() {
        messages.clear();
        chats.clear();
    }

    private List<Message> all(@Nullable String chatId) {
        if (chatId == null) {
            return List.copyOf(messages.values());
        }
        Collection<String> ids = chats.getOrDefault(chatId, new ArrayDeque<>());
        return ids.stream().map(messages::get).filter(Objects::nonNull).toList();
    }
}
