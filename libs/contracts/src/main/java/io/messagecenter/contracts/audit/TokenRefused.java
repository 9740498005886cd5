package io.messagecenter.contracts.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came with an access token that proves nothing. Each token is told of once, and not more often than a service bears.
 *
 * @param service where it was shown
 * @param reason what is wrong with it, such as {@code signature} or {@code exp}; may grow
 * @param userId whose it is, where its signature is ours; null where nobody knows
 * @param address the client's, where it is known
 */
public record TokenRefused(
        UUID eventId,
        String service,
        String reason,
        @Nullable Long userId,
        @Nullable String address,
        Instant refusedAt) implements AuditEvent {

    @Override
    public UUID id() {
        return eventId;
    }

    @Override
    public Instant time() {
        return refusedAt;
    }
}
