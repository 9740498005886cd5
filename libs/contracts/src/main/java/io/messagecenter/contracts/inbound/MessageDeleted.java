package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A message was deleted for everyone. The conversation is often not named. */
public record MessageDeleted(
        InboundHead head, String providerId, @Nullable JsonNode raw) implements InboundEvent {}
