package io.messagecenter.whapi;

import static java.util.stream.Collectors.joining;

import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.inbound.DeliveryReported;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageDeleted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code statuses[]}: how far a message got. */
final class StatusReader {

    private static final Map<String, MessageStatus> STATUSES = Map.of(
            "pending", MessageStatus.QUEUED,
            "sent", MessageStatus.SENT,
            "delivered", MessageStatus.DELIVERED,
            "read", MessageStatus.READ,
            "played", MessageStatus.PLAYED,
            "failed", MessageStatus.FAILED);

    /** Only these codes are documented; they count where the word is missing. */
    private static final Map<Integer, MessageStatus> CODES = Map.of(3, MessageStatus.DELIVERED, 4, MessageStatus.READ);

    private StatusReader() {}

    static List<InboundEvent> read(Item item) {
        var status = item.fields();
        var id = MessageReader.idOf(status);
        var chat = ChatIds.chat(status.id("recipient_id"));
        var at = status.time("timestamp");
        if (ChatIds.isBroadcast(chat)) {
            return item.notice("broadcast", chat, at);
        }
        var word = status.id("status");
        if (word != null && Text.lower(word).equals("deleted")) {
            return List.of(new MessageDeleted(item.head(MessageDeleted.class, item.address(chat), at), id, item.raw()));
        }
        var known = word == null ? ofCode(status.count("code")) : STATUSES.get(Text.lower(word));
        if (known == null) {
            return item.notice("statuses." + (word == null ? "unknown" : KindNames.of(word)), chat, at);
        }
        return List.of(new DeliveryReported(
                item.head(DeliveryReported.class, item.address(chat), at),
                id,
                known,
                ChatIds.person(status.id("viewer_id")),
                known == MessageStatus.FAILED ? errors(status) : null,
                item.raw()));
    }

    private static @Nullable MessageStatus ofCode(@Nullable Integer code) {
        return code == null ? null : CODES.get(code);
    }

    private static @Nullable String errors(Fields status) {
        var errors = Stream.concat(status.list("errors").stream(), Stream.of(status.get("error")))
                .map(StatusReader::error)
                .filter(Objects::nonNull)
                .collect(joining("; "));
        return errors.isEmpty() ? null : errors;
    }

    private static @Nullable String error(JsonNode error) {
        if (!error.isObject()) {
            return Fields.text(error);
        }
        var fields = Fields.of(error);
        var message = fields.words("message", "title");
        var details = fields.text("details");
        return message == null || details == null ? Text.first(message, details) : message + ": " + details;
    }
}
