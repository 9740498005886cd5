package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something without meaning for a conversation, kept for analysts: labels, archived chats, protocol noise, kinds that nobody knows
 * yet.
 *
 * @param kind what it was, such as {@code labels.post} or {@code noise}
 */
public record ProviderNoticed(
        InboundHead head, String kind, @Nullable JsonNode raw) implements InboundEvent {}
