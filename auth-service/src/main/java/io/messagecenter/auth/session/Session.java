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
    private Instant lastUsedAt;
    private @Nullable String address;
    private @Nullable String client;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Session() {}

    /** @param device where it was begun */
    Session(long userId, Device device, Instant now) {
        this.id = UUID.randomUUID();
        this.userId = userId;
        this.startedAt = now;
        this.expiresAt = now.plus(LIFETIME);
        this.lastUsedAt = now;
        this.address = device.address();
        this.client = device.client();
    }

    UUID id() {
        return id;
    }

    long userId() {
        return userId;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    @Nullable String address() {
        return address;
    }

    @Nullable String client() {
        return client;
    }

    /** It was continued, perhaps from another address. */
    void usedBy(Device device, Instant now) {
        lastUsedAt = now;
        address = device.address() == null ? address : device.address();
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
