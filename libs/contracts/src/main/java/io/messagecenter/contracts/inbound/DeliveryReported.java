package io.messagecenter.contracts.inbound;

import io.messagecenter.contracts.content.MessageStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a message got. In no particular order: apply forward only. {@code READ} also comes for a customer's message that a
 * colleague read on the phone.
 *
 * @param status QUEUED stands for the provider's "pending"
 * @param viewerId in groups, who got or read it
 * @param error the provider's words when it failed
 */
public record DeliveryReported(
        InboundHead head,
        String providerId,
        MessageStatus status,
        @Nullable String viewerId,
        @Nullable String error,
        @Nullable JsonNode raw)
        implements InboundEvent {
    public DeliveryReported {
        status = status == null ? MessageStatus.UNKNOWN : status;
    }
}
