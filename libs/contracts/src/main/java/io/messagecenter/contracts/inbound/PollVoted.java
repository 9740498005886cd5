package io.messagecenter.contracts.inbound;

import io.messagecenter.contracts.content.Poll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The results of a poll after a vote. */
public record PollVoted(
        InboundHead head,
        String providerId,
        List<Poll.Option> results,
        @Nullable JsonNode raw) implements InboundEvent {
    public PollVoted {
        results = results == null ? List.of() : List.copyOf(results);
    }
}
