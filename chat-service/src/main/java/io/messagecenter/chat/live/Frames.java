package io.messagecenter.chat.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.messagecenter.chat.log.Cursor;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.EventJson.UnreadableEvent;
import io.messagecenter.contracts.chat.Cause;
import io.messagecenter.contracts.chat.ChatCreated;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.chat.ChatHead;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.ChatUpdated;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.chat.MessageUpdated;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders what goes into a stream, with the mapper that renders the answers of REST: what is pushed is what is read. */
@Component
class Frames {

    /** A chat changed. {@code actorId} is the user who did it; null for the customer, the bot and the system. */
    private record ChatNews(
            long chatId,
            long change,
            ChatSnapshot chat,
            Set<Cause> causes,
            @Nullable Long actorId) {}

    private record Removed(long chatId, long change) {}

    private record Resync(String reason) {}

    private static final Logger log = LoggerFactory.getLogger(Frames.class);

    private final JsonMapper json;

    Frames(JsonMapper json) {
        this.json = json;
    }

    /** Null for an event that this version does not know, and for a record that is none. */
    @Nullable Told event(byte[] value, Cursor after) {
        try {
            var event = EventJson.read(ChatEvent.class, value);
            return event == null ? null : event(event, after);
        } catch (UnreadableEvent e) {
            log.error("A record of the chats' history cannot be read and is skipped", e);
            return null;
        }
    }

    private Told event(ChatEvent event, Cursor after) {
        var head = event.head();
        return switch (event) {
            case MessageCreated e -> told(head, e.message().id(), after, "message.created", e.message());
            case MessageUpdated e -> told(head, e.message().id(), after, "message.updated", e.message());
            case ChatCreated e -> told(head, null, after, "chat.created", news(head, e.chat(), Set.of(), null));
            case ChatUpdated e ->
                told(head, null, after, "chat.updated", news(head, e.chat(), e.causes(), e.actorId()));
        };
    }

    private static ChatNews news(ChatHead head, ChatSnapshot chat, Set<Cause> causes, @Nullable Long actorId) {
        return new ChatNews(head.chatId(), head.change(), chat, causes, actorId);
    }

    private Told told(ChatHead head, @Nullable Long messageId, Cursor after, String name, Object data) {
        var audience = head.audience();
        var id = after.text();
        return new Told(
                head.chatId(),
                messageId,
                audience,
                new Frame(render(id, name, data), head.occurredAt()),
                Objects.equals(audience.before(), audience.after())
                        ? null
                        : new Frame(
                                render(id, "chat.removed", new Removed(head.chatId(), head.change())),
                                head.occurredAt()));
    }

    /** Says that events are missing: what is shown must be fetched again; from this place on nothing is missing. */
    Frame resync(String reason, Cursor place) {
        return new Frame(render(place.text(), "resync", new Resync(reason)), null);
    }

    /** News without a place in the log. */
    Frame passing(String name, Object data) {
        return new Frame(render(null, name, data), null);
    }

    /** A comment, which clients ignore, and the place up to which there was nothing to tell. */
    static byte[] comment(String words, @Nullable Cursor place) {
        var id = place == null ? "" : "id: " + place.text() + "\n";
        return (": " + words + "\n" + id + "\n").getBytes(US_ASCII);
    }

    private byte[] render(@Nullable String id, String name, Object data) {
        var head = (id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: ";
        var bytes = new ByteArrayOutputStream(1024);
        bytes.writeBytes(head.getBytes(US_ASCII));
        bytes.writeBytes(json.writeValueAsBytes(data));
        bytes.writeBytes("\n\n".getBytes(US_ASCII));
        return bytes.toByteArray();
    }
}
