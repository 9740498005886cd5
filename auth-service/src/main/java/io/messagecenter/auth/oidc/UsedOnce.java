package io.messagecenter.auth.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers, for all instances, what works once. Only what has proved to be ours or the provider's gets here. */
@Component
class UsedOnce {

    private final JdbcClient jdbc;
    private final Clock clock;

    UsedOnce(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Uses it up.
     *
     * @param until when it would be refused for its age alone
     * @return false if it was used before
     */
    boolean use(String what, Instant until) {
        return jdbc.sql("INSERT INTO oidc_used (hash, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .param(sha256(what.getBytes(StandardCharsets.UTF_8)))
                        .param(OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void forgetExpired() {
        jdbc.sql("DELETE FROM oidc_used WHERE expires_at < ?")
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
