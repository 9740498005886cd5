package io.messagecenter.auth.setup;

import io.messagecenter.auth.account.Accounts;
import io.messagecenter.auth.account.User;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * While there are no users, whoever can read this service's log may make the first admin: each start prints a code that works once.
 * The newest counts, so that several instances do not contradict each other.
 */
@Service
@Order(2)
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final SetupProperties properties;
    private final Clock clock;

    FirstAdmin(Accounts accounts, JdbcClient jdbc, SetupProperties properties, Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (accounts.isEmpty()) {
            var base = properties.publicUrl() == null ? "http://localhost:8000" : properties.publicUrl();
            // Behind the #, the code reaches no server's log on its way back.
            log.warn("There are no users yet. Make the first admin, once, at {}/setup/#code={}", base, newCode());
        }
    }

    /** A code that makes older ones worthless. */
    String newCode() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                        INSERT INTO first_admin_code (hash, created_at) VALUES (?, ?)
                        ON CONFLICT (only_row) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at""")
                .param(hash(code))
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return code;
    }

    /**
     * Makes the first admin.
     *
     * @throws io.messagecenter.platform.problem.ProblemException 403 for a code that does not count, or when there are users
     */
    @Transactional
    User create(String code, String username, String name, String password) {
        var used = jdbc.sql("DELETE FROM first_admin_code WHERE hash = ?")
                .param(hash(code))
                .update();
        if (used == 0 || !accounts.isEmpty()) {
            throw Problem.forbidden("This code does not count (any more).");
        }
        return accounts.register(username, name, Role.ADMIN, password);
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
