package io.messagecenter.chat.reply;

import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to say to the customer.
 *
 * @param type what it is sent as; null to let the file decide
 * @param text 1 to 4096 characters, cleaned; null for a file without a caption
 * @param mediaId of an upload
 * @param replyTo the message of the same chat that it answers
 * @param clientId the client's own id: the same one again is the same message
 */
record Reply(
        long chatId,
        @Nullable MessageType type,
        @Nullable String text,
        @Nullable String mediaId,
        @Nullable Long replyTo,
        @Nullable UUID clientId) {

    /** Words alone. */
    static Reply text(long chatId, String text, @Nullable Long replyTo, @Nullable UUID clientId) {
        return new Reply(chatId, MessageType.TEXT, text, null, replyTo, clientId);
    }

    static @Nullable UUID clientId(@Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            var id = UUID.fromString(given);
            if (id.toString().equalsIgnoreCase(given)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like a UUID that is written in a way of its own.
        }
        throw Problem.invalid("client_id", "must be a UUID");
    }

    /** The same for the same request; tells a repetition from another message under the same client id. */
    byte[] hash() {
        try {
            var request = String.join(
                    "\0", String.valueOf(type), String.valueOf(text), String.valueOf(mediaId), String.valueOf(replyTo));
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
