package io.messagecenter.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.audit.AuditEvent;
import io.messagecenter.contracts.audit.TokenRefused;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.auth.SessionEnded;
import io.messagecenter.platform.PlatformTest;
import io.messagecenter.platform.test.TestTokens;
import io.messagecenter.platform.test.TestTopics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What RFC 8725 and RFC 9068 warn of is refused, told of once, and opens nothing. */
@PlatformTest
class TokenRulesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What is wrong with tokens whose signature is ours. */
    private static final Set<String> OURS_BUT = Set.of("typ", "iss", "aud", "exp");

    @LocalServerPort
    int port;

    static Stream<Arguments> badTokens() throws JOSEException {
        var another = new RSAKeyGenerator(2048).keyID("test").generate();
        var stranger = new RSAKeyGenerator(2048).keyID("nobody's").generate();
        var real = TestTokens.token(1, "admin", Role.ADMIN, claims -> claims);
        var parts = real.split("\\.");
        UnaryOperator<JWSHeader.Builder> ours = header -> header.type(new JOSEObjectType("at+jwt"));
        return Stream.of(
                Arguments.of(
                        "signature",
                        "another key of that id",
                        TestTokens.token(JWSAlgorithm.RS256, ours, new RSASSASigner(another))),
                Arguments.of(
                        "signature",
                        "a key that is not in the set",
                        TestTokens.token(
                                JWSAlgorithm.RS256,
                                header -> ours.apply(header).keyID("nobody's"),
                                new RSASSASigner(stranger))),
                Arguments.of(
                        "signature",
                        "a key that it brings along",
                        TestTokens.token(
                                JWSAlgorithm.RS256,
                                header -> ours.apply(header).jwk(another.toPublicJWK()),
                                new RSASSASigner(another))),
                Arguments.of(
                        "signature",
                        "HS256 with the public key",
                        TestTokens.token(
                                JWSAlgorithm.HS256,
                                ours,
                                new MACSigner(TestTokens.key().toRSAPublicKey().getEncoded()))),
                Arguments.of(
                        "signature",
                        "another algorithm of the right key",
                        TestTokens.token(JWSAlgorithm.RS512, ours, new RSASSASigner(TestTokens.key()))),
                Arguments.of(
                        "signature",
                        "other words under a real signature",
                        parts[0] + "."
                                + base64(new String(Base64.getUrlDecoder().decode(parts[1]))
                                        .replace("\"sub\":\"1\"", "\"sub\":\"2\""))
                                + "." + parts[2]),
                Arguments.of(
                        "unsigned", "none", base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "."),
                Arguments.of("malformed", "no token at all", "nonsense-" + UUID.randomUUID()),
                Arguments.of(
                        "typ",
                        "an ID token of ours",
                        TestTokens.token(
                                JWSAlgorithm.RS256,
                                header -> header.type(JOSEObjectType.JWT),
                                new RSASSASigner(TestTokens.key()))),
                Arguments.of(
                        "typ",
                        "no type",
                        TestTokens.token(JWSAlgorithm.RS256, header -> header, new RSASSASigner(TestTokens.key()))),
                Arguments.of("iss", "another issuer", changed(claims -> claims.issuer("somebody-else"))),
                Arguments.of("aud", "for somebody else", changed(claims -> claims.audience("another-api"))),
                Arguments.of("aud", "for nobody", changed(claims -> claims.audience((String) null))),
                Arguments.of(
                        "exp",
                        "expired",
                        changed(claims -> claims.issueTime(secondsFromNow(-900)).expirationTime(secondsFromNow(-70)))),
                Arguments.of("exp", "for ever", changed(claims -> claims.expirationTime(null))),
                Arguments.of("exp", "from the future", changed(claims -> claims.notBeforeTime(secondsFromNow(300)))));
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return TestTokens.token(1, "admin", Role.ADMIN, change);
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badTokens")
    void aTokenThatProvesNothingOpensNothingAndIsToldOfOnce(String reason, String what, String token) throws Exception {
        var address = "198.51.100." + Math.floorMod(what.hashCode(), 250);
        assertThat(get(token, address)).isEqualTo(401);
        assertThat(get(token, address)).isEqualTo(401);
        assertThat(get("marker-" + UUID.randomUUID(), address)).isEqualTo(401);

        // The marker comes last: what was told before it is here when it is.
        TestTopics.awaitEvents(Topic.AUDIT_EVENTS, AuditEvent.class, event -> isFrom(event, address), 2);
        var told = TestTopics.events(Topic.AUDIT_EVENTS, AuditEvent.class, event -> isFrom(event, address)).stream()
                .map(TokenRefused.class::cast)
                .toList();
        assertThat(told).extracting(TokenRefused::reason).containsExactly(reason, "malformed");
        assertThat(told.getFirst().service()).isEqualTo("platform-test");
        assertThat(told.getFirst().userId()).isEqualTo(OURS_BUT.contains(reason) ? 1L : null);
        assertThat(told.toString()).doesNotContain(token);
    }

    @Test
    void aTokenOfAnEndedSessionIsNotToldOf() throws Exception {
        var session = UUID.randomUUID().toString();
        var token = changed(claims -> claims.claim("sid", session));
        assertThat(get(token, "198.51.100.251")).isEqualTo(200);
        TestTopics.send(
                Topic.AUTH_SESSIONS,
                session,
                new SessionEnded(
                        UUID.randomUUID(),
                        session,
                        1,
                        Instant.now(),
                        Instant.now().plusSeconds(900)));
        await().atMost(Duration.ofSeconds(2)).until(() -> get(token, "198.51.100.251") == 401);
        assertThat(get("marker-" + UUID.randomUUID(), "198.51.100.251")).isEqualTo(401);

        var told =
                TestTopics.awaitEvent(Topic.AUDIT_EVENTS, AuditEvent.class, event -> isFrom(event, "198.51.100.251"));

        assertThat(((TokenRefused) told).reason()).isEqualTo("malformed");
    }

    private static boolean isFrom(AuditEvent event, String address) {
        return event instanceof TokenRefused refused && address.equals(refused.address());
    }

    private int get(String token, String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/me"))
                .header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", address)
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).statusCode();
    }
}
