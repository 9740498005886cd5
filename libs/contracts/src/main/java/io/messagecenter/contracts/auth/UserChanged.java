package io.messagecenter.contracts.auth;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as they are now. The key is the user's id; the newest record counts.
 *
 * @param version grows with each change of the user
 * @param sessionsValidFrom tokens issued before are void, since the password or the role changed; null when none are
 */
public record UserChanged(
        UUID eventId,
        long userId,
        String username,
        String name,
        Role role,
        boolean active,
        long version,
        @Nullable Instant sessionsValidFrom,
        Instant createdAt,
        Instant changedAt)
        implements UserEvent {
    @Override
    public UUID id() {
        return eventId;
    }

    @Override
    public Instant time() {
        return changedAt;
    }
}
