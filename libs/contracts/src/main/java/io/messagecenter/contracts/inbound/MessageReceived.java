package io.messagecenter.contracts.inbound;

import io.messagecenter.contracts.content.Content;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody wrote into a conversation: the customer, or our own number ({@code fromMe}).
 *
 * @param providerId the provider's message id, unique within the account
 * @param source where an own message came from; meaningless for others'
 * @param authorId who wrote, as the provider names them (bare digits, a JID, a {@code @lid}); in groups not the conversation
 * @param authorName the name that the author chose
 * @param chatName the saved name or the group's title
 */
public record MessageReceived(
        InboundHead head,
        String providerId,
        boolean fromMe,
        Source source,
        @Nullable String authorId,
        @Nullable String authorName,
        @Nullable String chatName,
        Content content,
        @Nullable Quote quote,
        boolean forwarded,
        @Nullable JsonNode raw)
        implements InboundEvent {
    public MessageReceived {
        source = source == null ? Source.UNKNOWN : source;
    }
}
