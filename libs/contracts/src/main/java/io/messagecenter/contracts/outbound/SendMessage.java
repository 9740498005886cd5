package io.messagecenter.contracts.outbound;

import io.messagecenter.contracts.content.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Send a message.
 *
 * @param messageId our message; an order for the same message and attempt is carried out once
 * @param seq its place in the chat
 * @param attempt 1 at first; counts the retries that a person asked for
 * @param quotedProviderId the message that it answers
 */
public record SendMessage(
        OutboundHead head,
        long messageId,
        long seq,
        int attempt,
        Lane lane,
        MessageType messageType,
        @Nullable String text,
        @Nullable OutboundMedia media,
        @Nullable String quotedProviderId)
        implements OutboundCommand {}
