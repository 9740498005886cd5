package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message's words were replaced. It may come before the message, twice, or late.
 *
 * @param providerId the message that was edited
 * @param text the new words; null when the provider did not say them
 */
public record MessageEdited(
        InboundHead head,
        String providerId,
        boolean fromMe,
        @Nullable String text,
        @Nullable JsonNode raw) implements InboundEvent {}
