package io.messagecenter.contracts.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * A session ended before its tokens did. The key is the session's id.
 *
 * @param tokensExpireAt after that the record is of no use any more
 */
public record SessionEnded(UUID eventId, String sessionId, long userId, Instant endedAt, Instant tokensExpireAt)
        implements SessionEvent {
    @Override
    public UUID id() {
        return eventId;
    }

    @Override
    public Instant time() {
        return endedAt;
    }
}
