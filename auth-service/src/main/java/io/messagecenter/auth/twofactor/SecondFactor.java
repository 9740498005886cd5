package io.messagecenter.auth.twofactor;

import io.messagecenter.auth.account.Accounts;
import io.messagecenter.auth.audit.AuditLog;
import io.messagecenter.platform.problem.Problem;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets the second factor of users up, checks it and takes it away. The secret is kept as it is, since codes are computed from it: who
 * reads the database has it (docs/security.md).
 */
@Service
public class SecondFactor {

    private static final int SECRET_BYTES = 20; // as RFC 4226 recommends

    private final OneTimeCodes codes = new OneTimeCodes();
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    SecondFactor(JdbcClient jdbc, Accounts accounts, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new secret that is not in force before {@link #confirm}; one that was begun and not confirmed is forgotten. */
    @Transactional
    byte[] begin(long userId) {
        if (accounts.find(userId).orElseThrow().hasTwoFactor()) {
            throw Problem.conflict("two-factor-on", "The second factor is on already; switch it off first.");
        }
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        jdbc.sql("""
                        INSERT INTO second_factors (user_id, secret, made_at) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE
                        SET secret = excluded.secret, made_at = excluded.made_at, last_step = 0""")
                .param(userId)
                .param(secret)
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return secret;
    }

    /**
     * Puts the secret in force, once a code proves that the app has it.
     *
     * @return recovery codes, which nobody can ask for again
     */
    @Transactional
    List<String> confirm(long userId, String code) {
        if (accounts.find(userId).orElseThrow().hasTwoFactor()) {
            throw Problem.conflict("two-factor-on", "The second factor is on already.");
        }
        if (!useOneTimeCode(userId, code)) {
            throw Problem.invalid("code", "is wrong");
        }
        var recovery = Stream.generate(RecoveryCode::random)
                .distinct()
                .limit(RecoveryCode.COUNT)
                .toList();
        recovery.forEach(one -> jdbc.sql("INSERT INTO recovery_codes (user_id, hash) VALUES (?, ?)")
                .param(userId)
                .param(RecoveryCode.hash(one))
                .update());
        accounts.setTwoFactor(userId, true);
        audit.record("two_factor.on", "user:" + userId, Map.of());
        return recovery;
    }

    /** Takes the second factor away; nothing happens where there is none. */
    @Transactional
    void remove(long userId) {
        if (jdbc.sql("DELETE FROM second_factors WHERE user_id = ?")
                                .param(userId)
                                .update()
                        > 0
                && accounts.setTwoFactor(userId, false)) {
            audit.record("two_factor.off", "user:" + userId, Map.of());
        }
    }

    /** Uses a code of the app or a recovery code: each works once. */
    @Transactional
    public boolean use(long userId, String code) {
        return useOneTimeCode(userId, code) || useRecoveryCode(userId, code);
    }

    private boolean useOneTimeCode(long userId, String typed) {
        var code = typed.replaceAll("\\s", "");
        var step = secretOf(userId).map(secret -> codes.stepOf(code, secret, clock.instant()));
        return step.isPresent()
                && step.get().isPresent()
                && jdbc.sql("UPDATE second_factors SET last_step = :step WHERE user_id = :user AND last_step < :step")
                                .param("step", step.get().getAsLong())
                                .param("user", userId)
                                .update()
                        == 1;
    }

    private boolean useRecoveryCode(long userId, String code) {
        var used = jdbc.sql("DELETE FROM recovery_codes WHERE user_id = ? AND hash = ?")
                        .param(userId)
                        .param(RecoveryCode.hash(code))
                        .update()
                == 1;
        if (used) {
            audit.record("two_factor.recovered", "user:" + userId, Map.of());
        }
        return used;
    }

    private Optional<byte[]> secretOf(long userId) {
        return jdbc.sql("SELECT secret FROM second_factors WHERE user_id = ?")
                .param(userId)
                .query(byte[].class)
                .optional();
    }
}
