package io.messagecenter.contracts.outbound;

/** Delete a message that was sent. */
public record DeleteMessage(OutboundHead head, long messageId, String providerId) implements OutboundCommand {}
