package io.messagecenter.contracts.inbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A customer is online, away, typing or recording.
 *
 * @param state {@code online}, {@code offline}, {@code typing}, {@code recording}, {@code pending}; may grow
 */
public record PresenceChanged(
        InboundHead head,
        String state,
        @Nullable Instant lastSeenAt,
        @Nullable JsonNode raw) implements InboundEvent {}
