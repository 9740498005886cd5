package io.messagecenter.chat.intake;

import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.Customer.NameSource;
import io.messagecenter.chat.conversation.NewChat;
import io.messagecenter.chat.conversation.ProviderId;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.inbound.ContactChanged;
import io.messagecenter.contracts.inbound.GroupChanged;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.Source;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event mentions, and hence what must be looked up and locked before it is worked through. */
final class Mentions {

    private Mentions() {}

    /** The messages that it is about or answers. */
    static Stream<ProviderId> providerIds(InboundEvent event) {
        return event instanceof MessageReceived message
                ? Stream.concat(Stream.of(id(message)), quoted(message).stream())
                : ChatWork.subject(event).stream();
    }

    /** The conversation that it needs to find its chat; what tells something of a message needs none. */
    static Optional<ConversationAddress> address(InboundEvent event) {
        var address = event.head().address();
        var needed =
                event instanceof MessageReceived || event instanceof ContactChanged || event instanceof GroupChanged;
        return needed && address != null && isConversation(address) ? Optional.of(address) : Optional.empty();
    }

    /**
     * The chat that it begins, if there is none. What another program sent must wait first, and a notice of the provider is not
     * worth a chat.
     */
    static Optional<NewChat> begun(InboundEvent event) {
        if (!(event instanceof MessageReceived message) || isEcho(message) || isNotice(message)) {
            return Optional.empty();
        }
        return address(event).map(address -> begun(address, message));
    }

    static NewChat begun(ConversationAddress address, MessageReceived message) {
        var name = name(message);
        return new NewChat(address, name, name == null ? NameSource.NOBODY : nameSource(message));
    }

    static ProviderId id(MessageReceived message) {
        return new ProviderId(message.head().account(), message.providerId());
    }

    static Optional<ProviderId> quoted(MessageReceived message) {
        return Optional.ofNullable(message.quote())
                .map(quote -> new ProviderId(message.head().account(), quote.providerId()));
    }

    /** Whether it is our own number's, sent through the provider's API: by us or by another program. */
    static boolean isEcho(MessageReceived message) {
        return message.fromMe() && message.source() == Source.API;
    }

    /** Whether nobody wrote it. */
    static boolean isNotice(MessageReceived message) {
        return message.content().type() == MessageType.SYSTEM;
    }

    /**
     * What the other side is called, as far as the message says: a group's title; the name that a customer chose, or, where only we
     * wrote, the one that they were saved under.
     */
    static @Nullable String name(MessageReceived message) {
        return isGroup(message) || message.fromMe() || message.authorName() == null
                ? message.chatName()
                : message.authorName();
    }

    static NameSource nameSource(MessageReceived message) {
        return isGroup(message) ? NameSource.PROVIDER : NameSource.CUSTOMER;
    }

    private static boolean isGroup(MessageReceived message) {
        var address = message.head().address();
        return address != null && address.isGroup();
    }

    /** Stories and newsletters are nobody's conversation with us. */
    private static boolean isConversation(ConversationAddress address) {
        return !address.chatId().endsWith("@broadcast") && !address.chatId().endsWith("@newsletter");
    }
}
