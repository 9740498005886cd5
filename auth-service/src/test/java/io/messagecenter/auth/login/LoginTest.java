package io.messagecenter.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.messagecenter.auth.Api;
import io.messagecenter.auth.AuthTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class LoginTest {

    @Autowired
    Api api;

    @Test
    void whoProvesWhoTheyAreGetsATokenThatThePublishedKeysVerify() throws Exception {
        var login = api.login("admin", "admin123").send();

        assertThat(login.<String>read("$.token_type")).isEqualTo("bearer");
        assertThat(login.<Integer>read("$.expires_in")).isEqualTo(900);
        assertThat(login.<String>read("$.user.username")).isEqualTo("admin");
        assertThat(login.<String>read("$.user.role")).isEqualTo("admin");
        assertThat(login.header("Cache-Control")).isEqualTo("no-store");

        var keySet = api.call("GET", "/.well-known/jwks.json").send();
        assertThat(keySet.header("Cache-Control")).contains("max-age=300");
        var keys = JWKSet.parse(keySet.body());
        assertThat(keys.containsNonPublicKeys()).isFalse();
        var token = SignedJWT.parse(login.accessToken());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("message-center");
        assertThat(claims.getAudience()).isEqualTo(List.of("message-center-api"));
        assertThat(claims.getSubject())
                .isEqualTo(login.<Integer>read("$.user.id").toString());
        assertThat(claims.getStringClaim("sid")).isNotBlank();
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("admin");
        assertThat(claims.getStringClaim("name")).isEqualTo("Ada Admin");
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of("admin"));
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(Instant.now().plusSeconds(800), Instant.now().plusSeconds(901));
    }

    @Test
    void theTokenOpensWhatNeedsOne() {
        var me = api.get("/auth/me", api.agent());

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.<String>read("$.username")).isEqualTo("agent");
        assertThat(me.<String>read("$.created_at")).endsWith("Z");
        assertThat(me.<Boolean>read("$.active")).isTrue();
        assertThat(me.body()).doesNotContain("password", "argon2");
    }

    @Test
    void wrongUnknownAndInactiveLookAlike() {
        var inactive = api.newUser("agent");
        api.patchUser(inactive.id(), "{\"active\":false}");

        var wrong = api.login("agent", "wrong-password").from("192.0.2.1").send();
        var unknown = api.login("nobody-at-all", "wrong-password").send();
        var gone = api.login(inactive.read("$.username"), Api.PASSWORD).send();

        wrong.isProblem(401, "wrong-credentials");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(gone.body()).isEqualTo(wrong.body());
        assertThat(wrong.header("Set-Cookie")).isEmpty();
    }

    @Test
    void anUnknownUserTakesAboutAsLongAsAKnownOne() {
        var known = fastest(
                () -> api.login("agent", "wrong-password").from("192.0.2.2").send());
        var unknown = fastest(() -> api.login("nobody-here", "wrong-password").send());

        assertThat((double) unknown.toNanos() / known.toNanos()).isBetween(0.4, 2.5);
    }

    private static Duration fastest(Runnable call) {
        return IntStream.range(0, 5)
                .mapToObj(_ -> {
                    var start = System.nanoTime();
                    call.run();
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .min(Duration::compareTo)
                .orElseThrow();
    }

    @Test
    void whoGuessesTooOftenHasToWaitAndTheOwnerGetsInFromElsewhere() {
        String owner = api.newUser("agent").read("$.username");
        var answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> api.login(i % 2 == 0 ? owner : owner.toUpperCase(), "guess-number-" + i)
                        .from("203.0.113.66")
                        .send())
                .toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 401)).hasSize(10);
        var refused = answers.stream().filter(answer -> answer.status() != 401).toList();
        assertThat(refused).allSatisfy(answer -> answer.isProblem(429, "too-many-failed-logins"));
        assertThat(Integer.parseInt(refused.getFirst().header("Retry-After"))).isBetween(1, 60);
        assertThat(api.login(owner, Api.PASSWORD).from("203.0.113.66").send().status())
                .isEqualTo(429);
        assertThat(api.login(owner, Api.PASSWORD).from("203.0.113.67").send().status())
                .isEqualTo(200);
        assertThat(api.login("agent", "agent123").from("203.0.113.66").send().status())
                .isEqualTo(200);
    }

    @Test
    void successfulLoginsAreNotThrottledHoweverManyAtOnce() {
        var statuses = IntStream.range(0, 30)
                .parallel()
                .map(_ -> api.login("agent", "agent123").send().status())
                .toArray();

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void anOldTokenBesideTheLoginDoesNotMatter() {
        assertThat(api.login("agent", "agent123").as("x.y.z").send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"username\":\"agent\"}", "{\"username\":5,\"password\":\"x\"}", "[]", "{\"user", "null"
            })
    void aMalformedLoginIsRefusedAsSuch(String body) {
        assertThat(api.call("POST", "/auth/login", body).send().status()).isEqualTo(400);
    }

    @Test
    void strangeNamesAreJustUnknown() {
        for (var name : List.of("' or 1=1 --", "\\u0000", "a\\u0000b", "%", "\\ud800", "ä".repeat(100))) {
            api.login(name, "whatever-it-is").send().isProblem(401, "wrong-credentials");
        }
    }
}
