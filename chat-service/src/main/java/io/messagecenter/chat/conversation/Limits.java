package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.content.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of what others say is kept. Far beyond what people write; but an event holds a message twice, and one that the broker
 * refuses for its size would hold up its chat for ever.
 */
final class Limits {

    /** As much as WhatsApp itself lets people write. */
    static final int TEXT = 65_536;

    static final int QUOTE = 1_000;
    static final int NAME = 200;
    static final int EMOJI = 40;
    private static final int CONTENT = 150_000;

    private Limits() {}

    /** The beginning of a text; a character is never cut in two. */
    static @Nullable String cut(@Nullable String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** The content without its business cards' own form if it is too large, or nothing if even that is. */
    static @Nullable StoredContent fit(@Nullable StoredContent content) {
        if (content == null || fits(content)) {
            return content;
        }
        var bare = new StoredContent(
                content.media(), content.location(), bare(content.contacts()), content.poll(), content.raw());
        return fits(bare) ? bare : new StoredContent(null, null, List.of(), null, content.raw());
    }

    private static List<Contact> bare(List<Contact> contacts) {
        return contacts.stream()
                .map(c -> new Contact(c.name(), c.phones(), null))
                .toList();
    }

    private static boolean fits(StoredContent content) {
        var shown = new StoredContent(content.media(), content.location(), content.contacts(), content.poll(), null);
        return EventJson.mapper().writeValueAsString(shown).length() <= CONTENT;
    }
}
