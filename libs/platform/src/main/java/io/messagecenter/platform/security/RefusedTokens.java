package io.messagecenter.platform.security;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Tells of access tokens that prove nothing: each once, however often it comes, and no more of them than anybody will read, since
 * everybody can make some up. All are counted. A token of a session that has ended is none of them: its end is told of by itself.
 */
public final class RefusedTokens {

    static final int MOST_OF_AN_ADDRESS = 10;
    static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(RefusedTokens.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    /**
     * A token that proves nothing.
     *
     * @param reason {@code malformed}, {@code unsigned}, {@code signature} for a wrong one, a foreign key or another algorithm, or
     *     the name of the claim that is wrong
     * @param userId whose it is, where its signature is ours
     */
    public record Refusal(
            String reason, @Nullable Long userId, @Nullable String address) {}

    /** A token, as it is remembered. */
    private record Seen(long first, long second) {}

    private final Consumer<Refusal> told;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<Seen, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<String, Integer> tellings = new HashMap<>();
    private int all;
    private Instant windowEnds = Instant.MIN;

    /** @param told of those that are worth it; may fail, which changes nothing for whoever showed the token */
    public RefusedTokens(Consumer<Refusal> told, Clock clock, MeterRegistry meters) {
        this.told = told;
        this.clock = clock;
        this.meters = meters;
    }

    void refused(AuthenticationException refusal, String address) {
        if (!(refusal.getAuthenticationRequest() instanceof BearerTokenAuthenticationToken shown)) {
            return;
        }
        var reason = reason(refusal);
        meters.counter("messagecenter.tokens.refused", "reason", reason).increment();
        if (reason.equals(AccessToken.IN_FORCE) || !isWorthTelling(shown.getToken(), address)) {
            return;
        }
        try {
            told.accept(new Refusal(
                    reason, refusal.getCause() instanceof JwtValidationException ? user(shown) : null, address));
        } catch (RuntimeException e) {
            log.warn("A refused token ({}) from {} could not be told of: {}", reason, address, e.toString());
        }
    }

    private static String reason(AuthenticationException refusal) {
        var cause = refusal.getCause();
        if (cause instanceof JwtValidationException invalid) {
            return invalid.getErrors().stream()
                    .map(AccessToken::flaw)
                    .flatMap(flaw -> flaw.stream())
                    .findFirst()
                    .orElse("claims");
        }
        if (cause != null && cause.getCause() instanceof BadJOSEException) {
            return "signature";
        }
        return cause != null
                        && Objects.requireNonNullElse(cause.getMessage(), "").contains("algorithm of none")
                ? "unsigned"
                : "malformed";
    }

    /** Its signature has been verified. */
    private static @Nullable Long user(BearerTokenAuthenticationToken shown) {
        try {
            var subject = JWTParser.parse(shown.getToken()).getJWTClaimsSet().getSubject();
            return AccessToken.isUserId(subject) ? Long.valueOf(subject) : null;
        } catch (ParseException e) {
            return null;
        }
    }

    private synchronized boolean isWorthTelling(String token, String address) {
        var now = clock.instant();
        if (!now.isBefore(windowEnds)) {
            windowEnds = now.plus(WINDOW);
            tellings.clear();
            all = 0;
        }
        var known = seen(token);
        var network = Network.of(address);
        if (seen.containsKey(known) || all >= MOST || tellings.getOrDefault(network, 0) >= MOST_OF_AN_ADDRESS) {
            return false;
        }
        seen.put(known, true);
        all++;
        tellings.merge(network, 1, Integer::sum);
        return true;
    }

    private static Seen seen(String token) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            var half = java.nio.ByteBuffer.wrap(Arrays.copyOf(hash, 16));
            return new Seen(half.getLong(), half.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
