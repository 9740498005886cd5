package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.MessageReceived;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message before it has its place in a chat. Where it comes from decides what it does to the chat, see {@link ChatState}.
 *
 * @param senderId the user who wrote it
 * @param replyTo the message of the same chat that it answers
 * @param replyText its words; where only they are known, the message is shown without a link
 * @param clientId the client's own id, unique in the chat
 * @param clientHash of the request that brought it
 * @param providerAt the provider's time, unclamped; null for what we write
 * @param receivedAt when it reached us; null for what we write
 * @param cancellable whether it is void if a person takes over before it is on the wire
 */
public record NewMessage(
        Sender sender,
        @Nullable Long senderId,
        @Nullable String senderName,
        Origin origin,
        MessageType type,
        @Nullable String text,
        @Nullable StoredContent content,
        @Nullable Message replyTo,
        @Nullable String replyText,
        MessageStatus status,
        @Nullable UUID clientId,
        byte @Nullable [] clientHash,
        @Nullable String providerId,
        @Nullable Instant providerAt,
        @Nullable Instant receivedAt,
        boolean cancellable) {

    /** A user's message to the customer: queued, to be sent. */
    public static NewMessage byPerson(
            long userId, String name, MessageType type, @Nullable String text, @Nullable StoredContent content) {
        return ours(Sender.AGENT, userId, name, Origin.DASHBOARD, type, text, content, MessageStatus.QUEUED, false);
    }

    /** A user's note for colleagues; it never leaves the house. */
    public static NewMessage note(long userId, String name, String text) {
        return ours(
                Sender.AGENT,
                userId,
                name,
                Origin.DASHBOARD,
                MessageType.NOTE,
                text,
                null,
                MessageStatus.RECEIVED,
                false);
    }

    /** The bot's message to the customer: queued, to be sent; void when a person takes over first. */
    public static NewMessage byBot(String text) {
        return ours(Sender.BOT, null, null, Origin.BOT, MessageType.TEXT, text, null, MessageStatus.QUEUED, true);
    }

    /** The answer to an admin's command: as the bot's message, but sent whatever happens to the chat. */
    public static NewMessage answerToAdmin(String text) {
        return ours(Sender.BOT, null, null, Origin.BOT, MessageType.TEXT, text, null, MessageStatus.QUEUED, false);
    }

    /** What the customer, or a member of a group, wrote; or what the provider notes in the thread. */
    public static NewMessage received(MessageReceived event) {
        var system = event.content().type() == MessageType.SYSTEM;
        return provided(
                event,
                system ? Sender.SYSTEM : Sender.CUSTOMER,
                system ? null : event.authorName(),
                Origin.WHATSAPP,
                MessageStatus.RECEIVED);
    }

    /** What a colleague wrote on the phone. */
    public static NewMessage fromPhone(MessageReceived event) {
        return provided(event, Sender.AGENT, null, Origin.PHONE, MessageStatus.SENT);
    }

    /** What another program sent through the provider's API. */
    public static NewMessage byOtherProgram(MessageReceived event) {
        return provided(event, Sender.AGENT, null, Origin.API, MessageStatus.SENT);
    }

    /** The same message as an answer to another one of its chat. */
    public NewMessage answering(@Nullable Message answered, @Nullable String words) {
        return new NewMessage(
                sender,
                senderId,
                senderName,
                origin,
                type,
                text,
                content,
                answered,
                Limits.cut(words, Limits.QUOTE),
                status,
                clientId,
                clientHash,
                providerId,
                providerAt,
                receivedAt,
                cancellable);
    }

    /** The same message with the id of whoever asked for it, and a hash of what they asked for, if they may ask again. */
    public NewMessage identified(UUID id, byte @Nullable [] hash) {
        return new NewMessage(
                sender,
                senderId,
                senderName,
                origin,
                type,
                text,
                content,
                replyTo,
                replyText,
                status,
                id,
                hash,
                providerId,
                providerAt,
                receivedAt,
                cancellable);
    }

    /** Whether it is to be sent to the customer. */
    boolean isToBeSent() {
        return status == MessageStatus.QUEUED;
    }

    private static NewMessage ours(
            Sender sender,
            @Nullable Long senderId,
            @Nullable String senderName,
            Origin origin,
            MessageType type,
            @Nullable String text,
            @Nullable StoredContent content,
            MessageStatus status,
            boolean cancellable) {
        return new NewMessage(
                sender,
                senderId,
                senderName,
                origin,
                type,
                text,
                content,
                null,
                null,
                status,
                null,
                null,
                null,
                null,
                null,
                cancellable);
    }

    private static NewMessage provided(
            MessageReceived event, Sender sender, @Nullable String senderName, Origin origin, MessageStatus status) {
        Content content = event.content();
        return new NewMessage(
                sender,
                null,
                Limits.cut(senderName, Limits.NAME),
                origin,
                content.type(),
                Limits.cut(content.text(), Limits.TEXT),
                Limits.fit(StoredContent.received(content, event.raw())),
                null,
                null,
                status,
                null,
                null,
                event.providerId(),
                event.head().occurredAt(),
                event.head().receivedAt(),
                false);
    }
}
