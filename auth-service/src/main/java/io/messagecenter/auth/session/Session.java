package io.messagecenter.auth.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One login, until it expires or is ended. */
@Entity
@Table(name = "sessions")
class Session {

    /** However busy it is. */
    static final Duration LIFETIME = Duration.ofDays(30);

    @Id
    private UUID id;

    private long userId;
    private Instant startedAt;
    private Instant expiresAt;
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Session() {}

    Session(long userId, Instant now) {
        this.id = UUID.randomUUID();
        this.userId = userId;
        this.startedAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    UUID id() {
        return id;
    }

    long userId() {
        return userId;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    /** False if it had ended before. */
    boolean end(Instant now) {
        if (endedAt != null) {
            return false;
        }
        endedAt = now;
        return true;
    }
}
