package io.messagecenter.contracts.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param text the words of whatever type it is: a text, a caption, a link preview's body, the title of a chosen button
 */
public record Content(
        MessageType type,
        @Nullable String text,
        @Nullable Media media,
        @Nullable Location location,
        List<Contact> contacts,
        @Nullable Poll poll) {
    public Content {
        type = type == null ? MessageType.UNSUPPORTED : type;
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
    }

    /** Words and nothing else. */
    public static Content text(String text) {
        return new Content(MessageType.TEXT, text, null, null, List.of(), null);
    }
}
