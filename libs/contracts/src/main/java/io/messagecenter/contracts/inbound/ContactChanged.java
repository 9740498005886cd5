package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the provider knows of a person: a better name, a picture. Null fields say nothing. */
public record ContactChanged(
        InboundHead head,
        @Nullable String name,
        @Nullable String pictureUrl,
        @Nullable JsonNode raw) implements InboundEvent {}
