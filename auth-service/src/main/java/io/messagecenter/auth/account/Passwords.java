package io.messagecenter.auth.account;

import io.messagecenter.platform.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with Argon2id (19 MiB, two passes). That is meant to be expensive, so it never takes more than half of
 * the processors and a quarter of the heap: an attack on logins leaves the rest to everybody else. Whoever has failed least is served
 * first, and whoever cannot be served in time is asked to come again.
 */
@Component
public class Passwords {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int AT_ONCE = Math.clamp(
            Runtime.getRuntime().maxMemory() / (4 * Argon2.MEMORY_BYTES),
            1,
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("argon2", Map.of("argon2", new Argon2(AT_ONCE)));
    private final HashingQueue queue = new HashingQueue(AT_ONCE);

    /** Hashed like any, so that an unknown user takes as long as a known one. */
    private final String nobodysHash = hash("nobody has this password");

    /** A salted hash to store. */
    public String hash(String password) {
        return inTurn(0, () -> encoder.encode(password));
    }

    /**
     * Whether the password is the one that was hashed; never, but as slowly, where there is no hash.
     *
     * @param distrust of whoever asks, as {@link FailedLogins} counts it
     */
    public boolean matches(String password, @Nullable String hash, int distrust) {
        var right = inTurn(distrust, () -> encoder.matches(password, hash == null ? nobodysHash : hash));
        return right && hash != null;
    }

    /** Whether the hash was made with weaker settings than today's. */
    public boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T inTurn(int distrust, Callable<T> work) {
        try {
            return queue.call(distrust, work, PATIENCE)
                    .orElseThrow(() ->
                            Problem.unavailable("Too many people log in at the moment. Please try again.", PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
