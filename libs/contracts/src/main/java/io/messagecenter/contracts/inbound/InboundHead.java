package io.messagecenter.contracts.inbound;

import io.messagecenter.contracts.ConversationAddress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every inbound event carries.
 *
 * @param id derived from the provider's element, so that the same element published again has the same id
 * @param channel {@code whatsapp}
 * @param account the provider's channel, whose message ids are unique within it
 * @param address the conversation; null for what names none (removals, some statuses, the channel's own health)
 * @param occurredAt the provider's time; null when it gave none or nonsense
 * @param receivedAt when we got it
 * @param repaired whether it was fetched from the provider's history instead of being delivered
 */
public record InboundHead(
        UUID id,
        String channel,
        String account,
        @Nullable ConversationAddress address,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        boolean repaired) {}
