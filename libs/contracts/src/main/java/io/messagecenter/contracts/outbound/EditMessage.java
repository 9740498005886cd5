package io.messagecenter.contracts.outbound;

/** Replace the words of a message that was sent. Answered by {@link OutboundResult.ActionDone} or {@link OutboundResult.ActionFailed}. */
public record EditMessage(OutboundHead head, long messageId, String providerId, String text)
        implements OutboundCommand {}
