package io.messagecenter.contracts.outbound;

/** Put an emoji on a message; an empty one takes ours away. Answered as an edit is. */
public record ReactToMessage(OutboundHead head, long messageId, String providerId, String emoji)
        implements OutboundCommand {}
