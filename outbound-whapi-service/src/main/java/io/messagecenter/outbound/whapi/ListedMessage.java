package io.messagecenter.outbound.whapi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message of our own number in WHAPI's list.
 *
 * @param type WHAPI's name of the kind of message
 * @param words what it says, whatever kind of text WHAPI made of it
 * @param byApi whether it came in through the API; a colleague's phone otherwise
 * @param sentAt to the second; the beginning of time when WHAPI does not say
 */
public record ListedMessage(String providerId, String type, String words, boolean byApi, Instant sentAt) {

    static Optional<ListedMessage> of(JsonNode message) {
        var id = message.path("id").asString("");
        if (id.isBlank() || !message.path("from_me").asBoolean(false)) {
            return Optional.empty();
        }
        var source = message.path("source").asString("api");
        return Optional.of(new ListedMessage(
                id,
                message.path("type").asString("text"),
                words(message),
                !"mobile".equals(source) && !"web".equals(source),
                Instant.ofEpochSecond(message.path("timestamp").asLong(0))));
    }

    /** Whether it may be as young as that. */
    boolean isNotBefore(Instant since) {
        return sentAt.equals(Instant.EPOCH) || !sentAt.isBefore(since.truncatedTo(ChronoUnit.SECONDS));
    }

    /** WHAPI turns a text with a link into a "link_preview". */
    private static String words(JsonNode message) {
        var body = message.path("text").path("body").asString("");
        if (!body.isEmpty()) {
            return body;
        }
        var type = message.path("type").asString("");
        var file = type.equals("documentWithCaption") && !message.has(type) ? "document" : type;
        return message.path("link_preview")
                .path("body")
                .asString(message.path(file).path("caption").asString(""));
    }
}
