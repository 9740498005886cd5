package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.Sender;
import org.jspecify.annotations.Nullable;

/**
 * An emoji on a message: one a person.
 *
 * @param author who: {@code us} for our own number, a provider's id in groups, {@code customer} in a direct chat
 */
record StoredReaction(
        String author,
        String emoji,
        Sender sender,
        @Nullable String senderName) {

    /** The author of what our own number put there, whoever of us did it. */
    static final String US = "us";
}
