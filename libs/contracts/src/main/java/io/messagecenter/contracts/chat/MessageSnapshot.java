package io.messagecenter.contracts.chat;

import io.messagecenter.contracts.content.Contact;
import io.messagecenter.contracts.content.Location;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.content.Poll;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as everybody who may see its chat sees it: the {@code message} of the public API.
 *
 * @param id unique over all chats
 * @param change the number of the message's newest event in its chat
 * @param seq counts the messages of the chat without gaps, from 1
 * @param senderId the user who wrote it; null for customer, bot, phone and system
 * @param error why it failed or what is unclear, in words for an agent
 * @param createdAt the provider's time, at most 60 s ahead of arrival; never rewritten
 */
public record MessageSnapshot(
        long id,
        long change,
        long chatId,
        long seq,
        Sender sender,
        @Nullable Long senderId,
        @Nullable String senderName,
        Origin origin,
        MessageType type,
        @Nullable String text,
        @Nullable MediaSnapshot media,
        @Nullable Location location,
        List<Contact> contacts,
        @Nullable Poll poll,
        @Nullable ReplyTo replyTo,
        List<Reaction> reactions,
        MessageStatus status,
        @Nullable String error,
        @Nullable UUID clientId,
        @Nullable String providerId,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        Instant createdAt) {
    public MessageSnapshot {
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
        reactions = reactions == null ? List.of() : List.copyOf(reactions);
    }

    /** The message of the same chat that this one answers. */
    public record ReplyTo(long messageId, @Nullable String text) {}

    /** An emoji and who put it there. */
    public record Reaction(
            String emoji, Sender sender, @Nullable String senderName) {}

    /**
     * A file.
     *
     * @param url a path at the gateway, for who may see the chat; null until the bytes are here
     * @param size in bytes
     */
    public record MediaSnapshot(
            @Nullable String url,
            @Nullable String mimeType,
            @Nullable String fileName,
            @Nullable Long size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer durationSeconds,
            MediaState state) {}
}
