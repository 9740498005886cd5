package io.messagecenter.contracts.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A group was created or renamed, or its members changed.
 *
 * @param action {@code created}, {@code updated}, or what happened to the participants ({@code add}, {@code remove} …)
 */
public record GroupChanged(
        InboundHead head,
        String action,
        @Nullable String name,
        List<String> participants,
        @Nullable String pictureUrl,
        @Nullable JsonNode raw)
        implements InboundEvent {
    public GroupChanged {
        participants = participants == null ? List.of() : List.copyOf(participants);
    }
}
