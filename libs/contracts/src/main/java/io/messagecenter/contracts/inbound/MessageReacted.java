package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody put an emoji on a message, or took theirs away.
 *
 * @param providerId the message that was reacted to
 * @param emoji empty when the reaction was removed
 * @param authorId one reaction a person and message; null for the customer of a direct chat
 */
public record MessageReacted(
        InboundHead head,
        String providerId,
        String emoji,
        boolean fromMe,
        @Nullable String authorId,
        @Nullable String authorName,
        @Nullable JsonNode raw)
        implements InboundEvent {
    public MessageReacted {
        emoji = emoji == null ? "" : emoji;
    }
}
