package io.messagecenter.simulator.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One WhatsApp message as WHAPI knows it. Immutable, and small: a hundred thousand of them are kept.
 *
 * @param timestamp unix seconds
 * @param content the object named after {@code type} as JSON text; {@code {}} when the type has none
 * @param context what it quotes or whether it was forwarded, as JSON text
 * @param marks what became of it, oldest first; the last is its present status
 * @param arrivedAt when the simulator took it, whatever its timestamp says
 */
public record Message(
        String id,
        String type,
        String chatId,
        String channelId,
        boolean fromMe,
        long timestamp,
        String source,
        String from,
        @Nullable String fromName,
        String content,
        @Nullable String context,
        List<Reaction> reactions,
        List<Mark> marks,
        Instant arrivedAt) {

    /** A step of a message's way, at unix seconds. */
    public record Mark(Status status, long timestamp) {}

    /** One person's emoji under a message. */
    public record Reaction(String by, String emoji) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEVICE = 11;

    public Status status() {
        return marks.getLast().status();
    }

    boolean deleted() {
        return status() == Status.DELETED;
    }

    /** Marks only go forward: a mark that was already passed changes nothing. */
    Message marked(Status status, long at) {
        if (status.compareTo(status()) <= 0) {
            return this;
        }
        var more = new ArrayList<>(marks);
        more.add(new Mark(status, at));
        return with(content, reactions, List.copyOf(more));
    }

    Message edited(String newContent) {
        return with(newContent, reactions, marks);
    }

    /** Replaces this person's reaction; an empty emoji takes it away. */
    Message reacted(String by, String emoji) {
        var all = new ArrayList<>(reactions);
        all.removeIf(reaction -> reaction.by().equals(by));
        if (!emoji.isEmpty()) {
            all.add(new Reaction(by, emoji));
        }
        return with(content, List.copyOf(all), marks);
    }

    private Message with(String newContent, List<Reaction> newReactions, List<Mark> newMarks) {
        return new Message(
                id,
                type,
                chatId,
                channelId,
                fromMe,
                timestamp,
                source,
                from,
                fromName,
                newContent,
                context,
                newReactions,
                newMarks,
                arrivedAt);
    }

    /** In WHAPI's shape. Only our own messages carry a status there. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("from_me", fromMe).put("type", type);
        json.put("chat_id", chatId).put("timestamp", timestamp).put("source", source);
        if (fromMe) {
            json.put("device_id", DEVICE).put("status", status().word());
        }
        var said = JSON.readTree(content);
        if (!said.isEmpty()) {
            json.set(type, said);
        }
        if (context != null) {
            json.set("context", JSON.readTree(context));
        }
        if (!reactions.isEmpty()) {
            var list = json.putArray("reactions");
            reactions.forEach(reaction -> list.addObject()
                    .put("id", reaction.by())
                    .put("emoji", reaction.emoji())
                    .put("count", 1));
        }
        json.put("from", from);
        if (fromName != null) {
            json.put("from_name", fromName);
        }
        return json;
    }

    /** One of its marks as WHAPI's status object, in which the time is text. */
    public ObjectNode statusJson(Mark mark) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("code", mark.status().code())
                .put("status", mark.status().word())
                .put("recipient_id", chatId)
                .put("timestamp", Long.toString(mark.timestamp()));
    }

    /** What a later message carries when it quotes this one. */
    ObjectNode quotedContext() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("quoted_id", id).put("quoted_type", type);
        json.set("quoted_content", JSON.readTree(content));
        return json.put("quoted_author", from);
    }
}
