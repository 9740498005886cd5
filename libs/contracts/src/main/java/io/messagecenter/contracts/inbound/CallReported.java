package io.messagecenter.contracts.inbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call came in.
 *
 * @param state {@code initiated}, {@code ringing}, {@code missed}, {@code canceled}, {@code answered}; may grow
 */
public record CallReported(
        InboundHead head,
        String callId,
        String state,
        boolean video,
        boolean group,
        @Nullable JsonNode raw) implements InboundEvent {}
