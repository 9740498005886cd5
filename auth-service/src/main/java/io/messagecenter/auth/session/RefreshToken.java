package io.messagecenter.auth.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refresh token as the database knows it: by its hash. It works once, and shortly after for tabs that asked at the same time. */
@Entity
@Table(name = "refresh_tokens")
class RefreshToken {

    /** For how long an unused token keeps its session alive. */
    static final Duration IDLE = Duration.ofDays(7);

    /** Parallel tabs, and an answer that got lost on its way. */
    static final Duration GRACE = Duration.ofSeconds(10);

    enum Use {
        FIRST,
        SIBLING,
        /** Somebody has a copy: nobody can tell who is the thief. */
        REUSE,
        EXPIRED
    }

    @Id
    private byte[] hash;

    private UUID sessionId;
    private Instant expiresAt;
    private @Nullable Instant replacedAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected RefreshToken() {}

    RefreshToken(byte[] hash, UUID sessionId, Instant now) {
        this.hash = hash;
        this.sessionId = sessionId;
        this.expiresAt = now.plus(IDLE);
    }

    /** Uses the token; the first use is remembered. */
    Use use(Instant now) {
        if (replacedAt != null) {
            return now.isBefore(replacedAt.plus(GRACE)) ? Use.SIBLING : Use.REUSE;
        }
        if (!now.isBefore(expiresAt)) {
            return Use.EXPIRED;
        }
        replacedAt = now;
        return Use.FIRST;
    }
}
