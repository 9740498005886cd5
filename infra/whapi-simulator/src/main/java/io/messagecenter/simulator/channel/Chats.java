package io.messagecenter.simulator.channel;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The conversations as WHAPI lists them. */
@Component
public class Chats {

    private final Conversations conversations;
    private final Contacts contacts;

    Chats(Conversations conversations, Contacts contacts) {
        this.conversations = conversations;
        this.contacts = contacts;
    }

    /** In WHAPI's shape, the most recently active first. */
    public List<ObjectNode> all() {
        return newest(Integer.MAX_VALUE);
    }

    /** The first so many of {@link #all()}. */
    public List<ObjectNode> newest(int most) {
        return conversations.chatIds().reversed().stream()
                .limit(most)
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty if nobody wrote there, or everything is deleted. */
    public Optional<ObjectNode> find(String chatId) {
        var messages = conversations.newestFirst(chatId, message -> true);
        return messages.isEmpty() ? Optional.empty() : Optional.of(json(chatId, messages));
    }

    public void delete(String chatId) {
        conversations.removeChat(chatId);
    }

    private ObjectNode json(String chatId, List<Message> messages) {
        var last = messages.getFirst();
        var unread = messages.stream()
                .filter(message -> !message.fromMe() && message.status().compareTo(Status.READ) < 0)
                .count();
        var json = JsonNodeFactory.instance.objectNode().put("id", chatId);
        contacts.nameOf(chatId).ifPresent(name -> json.put("name", name));
        json.put("type", chatId.endsWith("@g.us") ? "group" : "contact");
        json.put("timestamp", last.timestamp()).put("unread", unread).put("not_spam", true);
        json.set("last_message", last.toJson());
        return json;
    }
}
