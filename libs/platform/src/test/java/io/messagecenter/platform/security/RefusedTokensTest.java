package io.messagecenter.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class RefusedTokensTest {

    private final List<RefusedTokens.Refusal> told = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-11-23T10:15:30Z");
    private final RefusedTokens refused = new RefusedTokens(told::add, clock(), meters);

    @Test
    void eachIsToldOfOnceAndCountedAlways() {
        refuse("a", "198.51.100.1");
        refuse("a", "198.51.100.1");
        refuse("a", "198.51.100.2");

        assertThat(told).containsExactly(new RefusedTokens.Refusal("malformed", null, "198.51.100.1"));
        assertThat(meters.counter("messagecenter.tokens.refused", "reason", "malformed")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void noAddressFillsTheTrailAndNeitherDoMany() {
        for (int i = 0; i < 100; i++) {
            refuse("one " + i, "198.51.100.1");
        }
        assertThat(told).hasSize(RefusedTokens.MOST_OF_AN_ADDRESS);
        for (int i = 0; i < 1000; i++) {
            refuse("many " + i, "198.51.100." + i);
        }
        assertThat(told).hasSize(RefusedTokens.MOST);

        now = now.plusSeconds(60);
        refuse("later", "198.51.100.1");
        assertThat(told).hasSize(RefusedTokens.MOST + 1);
    }

    @Test
    void whatCannotBeToldChangesNothingForWhoeverShowedIt() {
        var failing = new RefusedTokens(
                refusal -> {
                    throw new IllegalStateException("the database is away");
                },
                clock(),
                meters);

        assertThatCode(() -> failing.refused(refusal("a"), "198.51.100.1")).doesNotThrowAnyException();
    }

    private void refuse(String token, String address) {
        refused.refused(refusal(token), address);
    }

    private static InvalidBearerTokenException refusal(String token) {
        var refusal = new InvalidBearerTokenException("no", new BadJwtException("Malformed token"));
        refusal.setAuthenticationRequest(new BearerTokenAuthenticationToken(token));
        return refusal;
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
