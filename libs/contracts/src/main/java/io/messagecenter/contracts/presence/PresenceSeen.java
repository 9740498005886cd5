package io.messagecenter.contracts.presence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody types in a chat or looks at it.
 *
 * @param assignedAgentId who the chat is assigned to, for the access policy
 * @param userId the user; null for the customer
 * @param state {@code viewing}, {@code typing}, {@code left}, {@code online}, {@code offline}, {@code recording}; may grow
 */
public record PresenceSeen(
        UUID eventId,
        long chatId,
        @Nullable Long assignedAgentId,
        @Nullable Long userId,
        @Nullable String userName,
        String state,
        Instant seenAt)
        implements PresenceEvent {
    @Override
    public UUID id() {
        return eventId;
    }

    @Override
    public Instant time() {
        return seenAt;
    }
}
