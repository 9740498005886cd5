package io.messagecenter.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies a token's signature once a minute instead of with every request that carries it: a dashboard sends the same one dozens of
 * times. Its claims, and whether its session is still in force, are asked every time. Tokens that fail are not remembered.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 5_000;

    private final JwtDecoder signature;
    private final OAuth2TokenValidator<Jwt> claims;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    private final Timer timer;

    /** @param signature verifies the signature alone */
    VerifiedTokens(JwtDecoder signature, OAuth2TokenValidator<Jwt> claims, MeterRegistry meters) {
        this.signature = signature;
        this.claims = claims;
        this.timer = Timer.builder("messagecenter.tokens.verification")
                .description("What looking at a request's token takes, of those that hold")
                .register(meters);
    }

    @Override
    public Jwt decode(String token) {
        var began = System.nanoTime();
        var jwt = verified(token);
        timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return jwt;
    }

    private Jwt verified(String token) {
        var known = verified.getIfPresent(token);
        var jwt = known == null ? signature.decode(token) : known;
        var result = claims.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not valid", result.getErrors());
        }
        if (known == null) {
            verified.put(token, jwt);
        }
        return jwt;
    }
}
