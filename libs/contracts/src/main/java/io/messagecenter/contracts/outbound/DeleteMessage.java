package io.messagecenter.contracts.outbound;

/** Delete a message that was sent. Answered by {@link OutboundResult.ActionDone} or {@link OutboundResult.ActionFailed}. */
public record DeleteMessage(OutboundHead head, long messageId, String providerId) implements OutboundCommand {}
