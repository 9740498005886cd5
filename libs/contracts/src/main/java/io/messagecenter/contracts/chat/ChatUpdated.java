package io.messagecenter.contracts.chat;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chat changed: always after its messages, once for all that one transaction did to it.
 *
 * @param causes why
 * @param actorId the user who did it; null for the customer, the bot and the system
 */
public record ChatUpdated(
        ChatHead head,
        ChatSnapshot chat,
        Set<Cause> causes,
        @Nullable Long actorId) implements ChatEvent {
    public ChatUpdated {
        causes = causes == null ? Set.of() : Set.copyOf(causes);
    }
}
